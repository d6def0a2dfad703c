using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Ghost marks: the words from which the engine or a language model proposes positions that nobody has decided on. For editors each leads to the form, filled in.</summary>
internal sealed class SuggestionLayerSource(NewsTrackerDbContext db, IAuthorizationService authorization, IHttpContextAccessor context) : IReaderLayerSource
{
    private const int Most = 200;

    public async Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var canEdit = context.HttpContext is { } http && (await authorization.AuthorizeAsync(http.User, Policy.Edit)).Succeeded;
        var rows = await db.Suggestions.Where(s => s.ArticleId == text.ArticleId && s.RevisionId == text.RevisionId && s.Fate == SuggestionFate.Open)
            .OrderBy(s => s.Id).Take(Most)
            .Select(s => new { s.Id, s.QuoteStart, s.QuoteEnd, Country = db.Countries.Where(c => c.Code == s.CountryCode).Select(c => c.CommonName).First(), s.Topic, s.Stance, s.ModelName })
            .ToListAsync(cancellationToken);
        var map = new CodePointMap(text.BodyText);
        return new ReaderLayer("suggestions", "Suggestions", IsShownAtFirst: canEdit, [.. rows.Where(row => row.QuoteEnd <= map.Count).Select(row => new ReaderMark(
            "suggestions", $"suggestion-{row.Id}", map.ToUtf16(row.QuoteStart), map.ToUtf16(row.QuoteEnd), $"Suggested: {row.Country}: {row.Topic.ToWords()}, {row.Stance.ToWords()}{(row.ModelName is null ? "" : $", by language model {row.ModelName}")}")
        {
            Sign = canEdit ? "?" : null,
            Href = $"/positions/add?article={text.ArticleId}&revision={text.RevisionNumber}&start={row.QuoteStart}&end={row.QuoteEnd}&suggestion={row.Id}",
        })]);
    }
}
