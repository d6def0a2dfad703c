using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>Takes a result set away, newest first: rows go out as the database gives them. Audited when it begins and, with the number of rows, when all are out: an export without its end broke off.</summary>
public sealed class ArticleExport(NewsTrackerDbContext db, ArticleQueryPreparation preparation, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What a sheet of Excel can hold; larger archives are exported in parts, by date.</summary>
    public const int MostRows = 1_000_000;

    /// <param name="most">So many rows at most: <see cref="MostRows"/>, or fewer.</param>
    public async Task WriteAsync(SearchPreparation.Ready search, ExportFormat format, int most, string reader, AuditActor actor, Stream stream, CancellationToken cancellationToken)
    {
        var query = search.Query.ToString();

        // Before the first row goes out: what was taken away is known though the connection breaks.
        await AuditAsync("articles.export", query, new { query, format }, actor, cancellationToken);

        var end = await WriteRowsAsync(search, format, most, new ExportHead(query, clock.GetUtcNow(), reader), stream, cancellationToken);
        await AuditAsync("articles.export-end", query, new { query, format, rows = end.Rows, isCut = end.IsCut }, actor, cancellationToken);
    }

    private async Task<ExportEnd> WriteRowsAsync(SearchPreparation.Ready search, ExportFormat format, int most, ExportHead head, Stream stream, CancellationToken cancellationToken)
    {
        // Sorted by the database; ix_article_search_words or ix_article_search_dated_at_article_id, then the articles by their primary key.
        var rows = preparation.Matching(search.Condition)
            .OrderByDescending(row => row.DatedAt).ThenByDescending(row => row.ArticleId).Take(most + 1)
            .Join(db.Articles.AsNoTracking(), row => row.ArticleId, article => article.Id, (_, article) => article)
            .OrderByDescending(article => article.DatedAt).ThenByDescending(article => article.Id)
            .Select(ExportRow.OfArticle);
        await using var writer = format.WriterTo(stream);
        await writer.BeginAsync(head, cancellationToken);
        var (count, last, isCut) = (0, default(DateTimeOffset), false);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // One more than fits tells that there are more.
            if (count == most)
            {
                isCut = true;
                break;
            }

            await writer.WriteAsync(row, cancellationToken);
            (count, last) = (count + 1, row.DatedAt);
        }

        var end = isCut ? ExportEnd.Cut(count, search.Query, last) : new ExportEnd(count, null);
        await writer.EndAsync(end, cancellationToken);
        return end;
    }

    private async Task AuditAsync(string act, string query, object after, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(actor, new AuditedAct(act, "Query", query.Length == 0 ? "everything" : query.CutTo(100), After: after), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
