using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.PageMemory;

public sealed class SharedMakingTests(SharedMakingTests.App app) : IClassFixture<SharedMakingTests.App>
{
    private static readonly Uri Search = new("/articles?q=mines", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_again_while_a_search_takes_long_gets_the_page_though_the_first_request_was_given_up()
    {
        await CodedNewsroom.AddAsync(app);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Task<HttpResponseMessage> first, second;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Data.NewsTrackerDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlAsync($"lock table article_search in access exclusive mode", Cancelled);
            first = reader.GetAsync(Search, leaves.Token);
            await Until.TrueAsync(
                () => db.Database.SqlQuery<bool>($"""select exists (select from pg_locks where relation = 'article_search'::regclass and not granted) as "Value" """).SingleAsync(Cancelled), Cancelled);
            var before = app.Looks.Count;
            second = reader.GetAsync(Search, Cancelled);
            await Until.TrueAsync(() => Task.FromResult(app.Looks.Count > before), Cancelled);
            await leaves.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            await transaction.CommitAsync(Cancelled);
        }

        using var answer = await second;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public sealed class App : NewsTrackerApp
    {
        public CountedLooks Looks { get; private set; } = null!;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                var own = services.Last(service => service.ServiceType == typeof(IOutputCacheStore)).ImplementationFactory!;
                services.AddSingleton<IOutputCacheStore>(provider => Looks = new CountedLooks((IOutputCacheStore)own(provider)));
            });
        }
    }

    /// <summary>Tells how often a page was looked for among those that are kept: who looked in vain makes it, or waits for who does.</summary>
    public sealed class CountedLooks(IOutputCacheStore store) : IOutputCacheStore
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
        {
            var kept = await store.GetAsync(key, cancellationToken);
            Interlocked.Increment(ref count);
            return kept;
        }

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => store.SetAsync(key, value, tags, validFor, cancellationToken);

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => store.EvictByTagAsync(tag, cancellationToken);
    }
}
