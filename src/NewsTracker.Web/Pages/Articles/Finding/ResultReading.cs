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
            a.TriageState,
            a.LastChangedAt)));

    /// <param name="reader">For whom it is told what is unread; absent for a visitor.</param>
    public async Task<IReadOnlyList<ResultRow>> ReadAsync(IReadOnlyList<ListedMatch> page, AskedWords? words, Guid? reader, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
            return [];
        long[][] listed = [.. page.Select(match => match.Fold is { } fold ? fold.Matches.Take(ResultRow.ShownCopies + 1).ToArray() : [match.Place.Id])];
        var ids = listed.SelectMany(article => article).ToArray();
        var rows = await known.ReadAsync((await changes.ReadAsync()).Archive, listed, words, () => ReadAsync([.. page.Select(match => match.Place.Id)], ids, words, cancellationToken));
        var read = reader is { } user ? await log.ReadAmongAsync(user, ids, cancellationToken) : null;
        var byId = rows.ToDictionary(row => row.Id, row => read is null ? row : row with { IsUnread = !read.Contains(row.Id) });
        return [.. page.Where(match => byId.ContainsKey(match.Place.Id)).Select(match => match.Fold is { } fold ? Folded(byId, fold) : byId[match.Place.Id])];
    }

    private static ResultRow Folded(Dictionary<long, ResultRow> rows, StoryFold fold) => rows[fold.Matches[0]] with
    {
        StoryId = fold.StoryId,
        Copies = [.. fold.Matches.Skip(1).Take(ResultRow.ShownCopies).Where(rows.ContainsKey).Select(id => rows[id])],
        HasMoreCopies = fold.Matches.Count > ResultRow.ShownCopies + 1,
    };

    /// <param name="shown">In these words are marked; of copies no text is shown.</param>
    private async Task<IReadOnlyList<ResultRow>> ReadAsync(IReadOnlyList<long> shown, long[] ids, AskedWords? words, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, ResultRow>(ids.Length);
        await foreach (var row in Rows(db, ids).WithCancellation(cancellationToken))
            rows.Add(row.Id, row);
        var found = words is null ? new Dictionary<long, SearchSnippet>() : await snippets.ReadAsync(db, [.. shown.Where(rows.ContainsKey).Select(id => rows[id])], words, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => Marked(rows[id], found.GetValueOrDefault(id)))];
    }

    private static ResultRow Marked(ResultRow row, SearchSnippet? snippet) => snippet is null ? row : row with
    {
        HeadlinePieces = [.. SearchSnippets.Pieces(snippet.Headline)],
        ExcerptPieces = snippet.HasFound ? [.. SearchSnippets.Pieces(snippet.Excerpt), .. snippet.IsCut ? [("…", false)] : Array.Empty<(string, bool)>()] : row.ExcerptPieces,
    };
}
