using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.PageMemory;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Reads what a page of results shows: one query for its rows by their primary key and one for the marked words, where they are not remembered, and one for what the reader has read.</summary>
public sealed class ResultReading(NewsTrackerDbContext db, ReadingLog log, SnippetMemory snippets, RowMemory known, ChangesAtArrival changes)
{
    // Written and translated once: each list asks for it.
    private static readonly Func<NewsTrackerDbContext, long[], IAsyncEnumerable<ResultRow>> Rows = EF.CompileAsyncQuery((NewsTrackerDbContext db, long[] ids) =>
        db.Articles.TagWith(KeptStatements.Tag).Where(a => ids.Contains(a.Id)).Select(a => new ResultRow(
            a.Id,
            a.DatedAt,
            a.Headline,
            a.Authors,
            a.CreditedOrganisations,
            a.PublishedAt,
            a.PublishedOffset,
            a.PublishedPrecision,
            a.Language,
            a.Source != null ? a.Source.Name : a.SiteName ?? a.Url,
            a.MentionedCountries,
            a.RevisionCount,
            a.Lede != null ? a.Lede.Substring(0, ResultRow.ExcerptLength) : a.BodyText.Substring(0, ResultRow.ExcerptLength),
            db.StoryMembers.Where(m => m.ArticleId == a.Id).Select(m => m.StoryId).FirstOrDefault(),
            a.TriageState,
            a.LastChangedAt)));

    /// <param name="reader">For whom it is told what is unread; absent for a visitor.</param>
    public async Task<IReadOnlyList<ResultRow>> ReadAsync(IReadOnlyList<ArticleCursor> places, string? words, Guid? reader, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
            return [];
        var ids = places.Select(place => place.Id).ToArray();
        var rows = await known.ReadAsync((await changes.ReadAsync()).Archive, ids, words, () => ReadAsync(ids, words, cancellationToken));
        var read = reader is { } user ? await log.ReadAmongAsync(user, ids, cancellationToken) : null;
        return Fold(read is null ? rows : [.. rows.Select(row => row with { IsUnread = !read.Contains(row.Id) })]);
    }

    private async Task<IReadOnlyList<ResultRow>> ReadAsync(long[] ids, string? words, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, ResultRow>(ids.Length);
        await foreach (var row in Rows(db, ids).WithCancellation(cancellationToken))
            rows.Add(row.Id, row);
        var found = words is null ? new Dictionary<long, SearchSnippet>() : await snippets.ReadAsync(db, rows.Values, words, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => Marked(rows[id], found.GetValueOrDefault(id)))];
    }

    private static ResultRow Marked(ResultRow row, SearchSnippet? snippet) => snippet is null ? row : row with
    {
        HeadlinePieces = [.. SearchSnippets.Pieces(snippet.Headline)],
        ExcerptPieces = snippet.HasFound ? [.. SearchSnippets.Pieces(snippet.Excerpt), .. snippet.IsCut ? [("…", false)] : Array.Empty<(string, bool)>()] : row.ExcerptPieces,
    };

    /// <summary>Of a story the first stays in the list, and the others go under it.</summary>
    private static IReadOnlyList<ResultRow> Fold(IReadOnlyList<ResultRow> rows)
    {
        var byStory = rows.Where(row => row.StoryId is not null).ToLookup(row => row.StoryId);
        return [.. rows
            .Where(row => row.StoryId is null || byStory[row.StoryId].First().Id == row.Id)
            .Select(row => row.StoryId is null ? row : row with { Copies = [.. byStory[row.StoryId].Skip(1)] })];
    }
}
