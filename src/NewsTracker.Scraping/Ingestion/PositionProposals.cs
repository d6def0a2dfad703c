using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Scoring;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Proposes positions for a text, when it is new and whenever the archive is read again. The engine reads English; what is in another language waits for people.</summary>
public sealed class PositionProposals(CountryLexicon lexicon, ScorerInUse scorer, SuggestionWriter suggestions)
{
    /// <summary>Joins the transaction that is open.</summary>
    /// <returns>Whether the text was read and is about mines or the Convention.</returns>
    public async Task<bool> MakeAsync(long articleId, Revision revision, CancellationToken cancellationToken)
    {
        if (revision.Language is not null && !revision.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var publishedOn = revision.Published is { } published ? DateOnly.FromDateTime(published.Local) : (DateOnly?)null;
        var model = await scorer.FindAsync(cancellationToken);
        var analysis = await ReadingRoom.ReadAsync(
            revision.BodyText.Length, () => PositionAnalyser.Analyse(revision.Headline, revision.BodyText, publishedOn, lexicon, model), cancellationToken);
        await suggestions.WriteAsync(articleId, revision.Id, revision.BodyText, analysis, cancellationToken);
        return analysis.IsRelevant;
    }
}
