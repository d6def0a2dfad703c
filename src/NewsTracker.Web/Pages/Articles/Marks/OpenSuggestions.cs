using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>The suggestions of the article that is shown, read once for their marks in the text and their list beside it.</summary>
public sealed class OpenSuggestions(NewsTrackerDbContext db, CountryNames names)
{
    /// <summary>Shown of one article.</summary>
    public const int Most = 200;

    private (ReaderText Text, IReadOnlyList<OpenSuggestion> Suggestions)? read;

    public async Task<IReadOnlyList<OpenSuggestion>> OfAsync(ReaderText text, CancellationToken cancellationToken)
    {
        if (read is not { } known || known.Text != text)
        {
            read = known = (text, await ReadAsync(text, cancellationToken));
        }

        return known.Suggestions;
    }

    /// <summary>Read from ix_suggestions_article_id.</summary>
    private async Task<IReadOnlyList<OpenSuggestion>> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var rows = await db.Suggestions.Where(s => s.ArticleId == text.ArticleId && s.Fate == SuggestionFate.Open)
            .OrderBy(s => s.Id).Take(Most)
            .Select(s => new
            {
                s.Id,
                s.CountryCode,
                s.Topic,
                s.Stance,
                s.Confidence,
                s.Reason,
                s.ModelName,
                s.QuoteStart,
                s.QuoteEnd,
                s.RevisionId,
                Revision = db.Revisions.Where(r => r.Id == s.RevisionId).Select(r => r.Number).First(),
                ItemId = db.ReviewItems.Where(i => i.SuggestionId == s.Id).Select(i => (long?)i.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OpenSuggestion(
            row.Id, row.CountryCode, names[row.CountryCode], row.Topic, row.Stance, row.Confidence, row.Reason, row.ModelName, row.QuoteStart, row.QuoteEnd, row.Revision, row.RevisionId == text.RevisionId, row.ItemId))];
    }
}
