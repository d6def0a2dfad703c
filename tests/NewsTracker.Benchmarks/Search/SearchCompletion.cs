using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Triage;

namespace NewsTracker.Benchmarks.Search;

/// <summary>What the database is asked while a value of a field is typed. Names of states and all that is fixed come with the program.</summary>
internal sealed class SearchCompletion(IServiceProvider services)
{
    private const string Typed = "pa";

    public async Task<IReadOnlyList<(string What, string Query, string Index, List<double> Times)>> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var authors = scope.ServiceProvider.GetRequiredService<AuthorNames>();
        (string Query, string Index, Func<Task> Run)[] asked =
        [
            ($"source:{Typed}", "ix_sources_words, or all sources while they are few", () => db.SourcesBegunAsync(Typed, cancellationToken)),
            ("author:, first key in a minute", "ix_articles_dated_at_id", () => AuthorNames.Newest(db).ToListAsync(cancellationToken)),
            ("author:writer, other keys", "remembered", () => authors.BegunAsync("writer", cancellationToken)),
            ("lang:", "ix_article_search_language", () => db.LanguagesAsync(cancellationToken)),
            ($"tag:{Typed}", "all tags", async () => (await db.Tags.ReadTreeAsync(cancellationToken)).Complete(Typed, NamesBegun.Most)),
            ("for:", "all users", () => db.Editors().Select(user => user.DisplayName).ToListAsync(cancellationToken)),
        ];
        var measured = new List<(string, string, string, List<double>)>();
        foreach (var (query, index, run) in asked)
            measured.Add(("completion", query, index, await SearchCommand.TimesAsync(run)));
        return measured;
    }
}
