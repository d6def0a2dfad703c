using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Safety;

public sealed class StateChangeTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_GET_changes_anything()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        await SeedAsync();
        var addresses = Routes().Select(Address).ToList();
        Assert.True(addresses.Count > 10, "The test found no pages to get.");
        await admin.GetAsync(new Uri("/articles", UriKind.Relative), Cancelled);

        var before = await FingerprintAsync();
        foreach (var address in addresses)
        {
            using var response = await admin.GetAsync(address, Cancelled);
            Assert.True((int)response.StatusCode < 500, $"GET {address} answers {(int)response.StatusCode}");
            Assert.Equal(before, await FingerprintAsync());
        }
    }

    [Fact]
    public async Task A_post_without_the_pages_token_changes_nothing_and_answers_400()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        await SeedAsync();
        var before = await FingerprintAsync();
        var posts = 0;
        foreach (var page in Pages().Where(page => page.HandlerMethods.Any(handler => handler.HttpMethod == "Post") && !page.RelativePath.Contains("Error", StringComparison.Ordinal)))
        {
            using var content = new FormUrlEncodedContent([]);
            using var response = await admin.PostAsync(Address("/" + page.AttributeRouteInfo!.Template), content, Cancelled);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"POST {page.ViewEnginePath} without a token answers {(int)response.StatusCode}");
            posts++;
        }

        Assert.True(posts > 5, "The test found no pages to post to.");
        Assert.Equal(before, await FingerprintAsync());
    }

    private static Uri Address(string route) => new(
        System.Text.RegularExpressions.Regex.Replace(route.TrimEnd('?'), @"\{[^}]*\}", match => match.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : match.Value.Contains("code", StringComparison.Ordinal) ? "404" : "1"),
        UriKind.Relative);

    private List<CompiledPageActionDescriptor> Pages() =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()).OfType<CompiledPageActionDescriptor>().Distinct()];

    private IEnumerable<string> Routes() => Pages().Select(page => "/" + page.AttributeRouteInfo!.Template).Distinct(StringComparer.Ordinal);

    private Task<int> SeedAsync() => app.WithDbAsync(async db =>
    {
        if (!await db.Sources.AnyAsync(Cancelled))
        {
            var now = TimeProvider.System.GetUtcNow();
            var source = new Source { Name = "A source", HomeUrl = "https://example.org/", CreatedAt = now };
            source.Feeds.Add(new Feed { SourceId = 0, Url = "https://example.org/rss", NextPollAt = now.AddYears(1) });
            db.Sources.Add(source);
        }

        return await db.SaveChangesAsync(Cancelled);
    });

    /// <summary>A hash of every row of every table but those that note the passing of requests.</summary>
    private Task<string> FingerprintAsync() => app.WithDbAsync(async db =>
    {
        var tables = await db.Database.SqlQueryRaw<string>(
            """select quote_ident(tablename) as "Value" from pg_tables where schemaname = 'public' and tablename not in ('data_protection_keys', 'visits', 'search_looks', 'article_reads', 'change_counts') order by 1""").ToListAsync(Cancelled);
        Assert.Contains("audit_events", tables);
        var hashes = new List<string>();
        foreach (var table in tables)
        {
            var rows = "select coalesce(md5(string_agg(t::text, '' order by t::text)), '') as \"Value\" from " + table + " t";
            hashes.Add(table + " " + await db.Database.SqlQueryRaw<string>(rows).SingleAsync(Cancelled));
        }

        return string.Join('\n', hashes);
    });
}
