using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Reads a text again for what stays below the line. Nothing of it is kept: it is asked for rarely, by an editor who works on one article, and costs the engine a fraction of a second.</summary>
public sealed class PossiblePositions(NewsTrackerDbContext db, PositionProposals proposals, CountryNames names)
{
    /// <summary>Less is a guess that a reader need not see.</summary>
    private const double Floor = 0.1;

    /// <summary>The surest first; without what is recorded from the article, suggested or decided on already.</summary>
    public async Task<IReadOnlyList<PossiblePosition>> OfAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.Id == text.RevisionId, cancellationToken);
        var analysis = await proposals.AnalyseAsync(revision, cancellationToken);
        var suggested = await db.Suggestions.Where(s => s.ArticleId == text.ArticleId).Select(s => new { s.CountryCode, s.Topic, s.Stance }).Distinct().ToListAsync(cancellationToken);
        var recorded = await db.Positions.Where(p => p.ArticleId == text.ArticleId).Select(p => new { p.CountryCode, p.Topic, p.Stance }).Distinct().ToListAsync(cancellationToken);
        var map = new CodePointMap(text.BodyText);
        return
        [
            .. from position in analysis.Positions
               let claim = new { CountryCode = position.Country, position.Topic, position.Stance }
               where position is { IsPossible: true, Confidence: >= Floor } && !suggested.Contains(claim) && !recorded.Contains(claim)
               orderby position.Confidence descending
               select new PossiblePosition(
                   position.Country, names[position.Country], position.Topic, position.Stance, position.Confidence, position.Reason, position.Evidence.In(text.BodyText),
                   map.FromUtf16(position.Evidence.Start), map.FromUtf16(position.Evidence.End)),
        ];
    }
}
