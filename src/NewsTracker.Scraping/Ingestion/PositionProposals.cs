using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Positions;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Proposes positions for a text that is new. The engine reads English; what is in another language waits for people.</summary>
public sealed class PositionProposals(CountryLexicon lexicon, SuggestionWriter suggestions)
{
    /// <summary>Joins the transaction that is open.</summary>
    public async Task MakeAsync(long articleId, Revision revision, CancellationToken cancellationToken)
    {
        if (revision.Language is null || revision.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            var publishedOn = revision.Published is { } published ? DateOnly.FromDateTime(published.Local) : (DateOnly?)null;
            var analysis = await ReadingRoom.ReadAsync(
                revision.BodyText.Length, () => PositionAnalyser.Analyse(revision.Headline, revision.BodyText, publishedOn, lexicon), cancellationToken);
            await suggestions.WriteAsync(articleId, revision.Id, revision.BodyText, analysis, cancellationToken);
        }
    }
}
