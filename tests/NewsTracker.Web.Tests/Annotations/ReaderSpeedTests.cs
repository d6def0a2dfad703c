using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>What opening the reader costs: as many queries with 200 marks as with one. The time is told, not judged: the machine may be busy.</summary>
public sealed class ReaderSpeedTests(ReaderSpeedTests.CountingApp app) : IClassFixture<ReaderSpeedTests.CountingApp>
{
    private const int Marks = 200;

    private static readonly string Text = string.Join("\n\n", Enumerable.Range(1, 40).Select(n =>
        $"Paragraph {n} of a long report. Officials of Lithuania and Finland said in round {n} that they would leave. Nobody in group {n} answered, and {n} questions stayed open."));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_marks_cost_no_more_queries_than_one()
    {
        // Half of the marks were made on the revision before, so that they have to be anchored anew.
        var edited = Text.Replace("Paragraph 1 of", "An edited paragraph of", StringComparison.Ordinal).Replace("questions", "matters", StringComparison.Ordinal);
        var few = await AddAsync(edited, 2);
        var many = await AddAsync(edited, Marks);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        await OpenAsync(editor, few);
        var (queriesOfFew, _) = await OpenAsync(editor, few);
        for (var i = 0; i < 10; i++)
        {
            await OpenAsync(editor, many);
        }

        var runs = new List<(int Queries, TimeSpan Time)>();
        using var process = Process.GetCurrentProcess();
        var busyBefore = process.TotalProcessorTime;
        for (var i = 0; i < 40; i++)
        {
            runs.Add(await OpenAsync(editor, many));
        }

        process.Refresh();
        var busy = (process.TotalProcessorTime - busyBefore).TotalMilliseconds / runs.Count;
        Assert.All(runs, run => Assert.Equal(queriesOfFew, run.Queries));
        var times = runs.Select(run => run.Time.TotalMilliseconds).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"The reader with {Marks} marks, half of them anchored anew: {queriesOfFew} queries, median {times[times.Count / 2]:0.0} ms, best {times[0]:0.0} ms, processor {busy:0.0} ms, p95 {times[(int)(times.Count * 0.95)]:0.0} ms.");
    }

    private async Task<(int Queries, TimeSpan Time)> OpenAsync(HttpClient editor, long article)
    {
        var (before, watch) = (app.Counter.Count, Stopwatch.StartNew());
        var page = await editor.GetStringAsync(new Uri($"/articles/{article}", UriKind.Relative), Cancelled);
        Assert.Contains("annotation-body", page, StringComparison.Ordinal);
        return (app.Counter.Count - before, watch.Elapsed);
    }

    private async Task<long> AddAsync(string edited, int marks)
    {
        var article = await app.WithDbAsync(db => MarkedArticles.AddAsync(db, [Text, edited], Cancelled));
        await app.WithDbAsync(async db =>
        {
            var revisions = await db.Revisions.Where(r => r.ArticleId == article).OrderBy(r => r.Number).Select(r => new { r.Id, r.BodyText }).ToListAsync(Cancelled);
            for (var i = 0; i < marks; i++)
            {
                var revision = revisions[i % 2];
                var sentences = SentenceBreaks.Find(revision.BodyText);
                var sentence = sentences[i * 7 % sentences.Count];
                var annotation = new Annotation
                {
                    ArticleId = article,
                    RevisionId = revision.Id,
                    Passage = Passage.OfUtf16(revision.BodyText, sentence.Start.Value, sentence.End.Value),
                    CreatorId = null,
                    CreatorName = "An editor",
                    CreatedAt = DateTimeOffset.UnixEpoch,
                };
                annotation.Take(new AnnotationState(Motivation.Commenting, $"Comment {i}", [], false, false), AnnotationAct.Created, null, "An editor", DateTimeOffset.UnixEpoch);
                db.Annotations.Add(annotation);
            }

            return await db.SaveChangesAsync(Cancelled);
        });
        return article;
    }

    public sealed class CountingApp : NewsTrackerApp
    {
        internal CommandCounter Counter { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<NewsTrackerDbContext>(options => options.AddInterceptors(Counter)));
        }
    }

    internal sealed class CommandCounter : DbCommandInterceptor
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref count);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
