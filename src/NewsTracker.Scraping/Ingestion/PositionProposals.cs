using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Scoring;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Proposes positions for a text, when it is new and whenever the archive is analysed again. The engine reads English; what is in another language waits for people.</summary>
public sealed class PositionProposals(CountryLexicon lexicon, ScorerInUse scorer, SuggestionWriter suggestions)
{
    /// <summary>Joins the transaction that is open.</summary>
    /// <returns>Whether the text was read and is about mines or the Convention.</returns>
    public async Task<bool> MakeAsync(long articleId, Revision revision, CancellationToken cancellationToken)
    {
        var analysis = await AnalyseAsync(revision, cancellationToken);
        await WriteAsync(articleId, revision, analysis, cancellationToken);
        return analysis.IsRelevant;
    }

    /// <summary>Keeps what was proposed for a revision that is stored.</summary>
    public Task WriteAsync(long articleId, Revision revision, Analysis analysis, CancellationToken cancellationToken) =>
        suggestions.WriteAsync(articleId, revision.Id, revision.BodyText, analysis, cancellationToken);

    /// <summary>The same for articles that were stored a moment ago, with what was proposed for each.</summary>
    public Task WriteNewAsync(IReadOnlyList<(long ArticleId, Revision Revision, Analysis Analysis)> articles, CancellationToken cancellationToken) =>
        suggestions.WriteNewAsync([.. articles.Select(article => (article.ArticleId, article.Revision.Id, article.Revision.BodyText, article.Analysis))], cancellationToken);

    /// <returns>Nothing read where the text is in a language that the engine does not read: what was proposed of an earlier revision in English then leaves the queue.</returns>
    public async Task<Analysis> AnalyseAsync(Revision revision, CancellationToken cancellationToken)
    {
        if (revision.Language is not null && !revision.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            return Analysis.NotAnalysed(PositionAnalyser.EngineVersion);
        }

        var publishedOn = revision.Published is { } published ? DateOnly.FromDateTime(published.Local) : (DateOnly?)null;
        var read = await ReadingRoom.ReadAsync(revision.BodyText.Length, () => PositionAnalyser.Read(revision.Headline, revision.BodyText, publishedOn, lexicon), cancellationToken);
        return read.Rate(read.NeedsScorer ? await scorer.FindAsync(cancellationToken) : PositionModel.Default);
    }
}
