using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Takes revisions that wait, has the model read them, and keeps what withstands the checks. Whatever goes wrong, the engine's suggestions are there already.</summary>
public sealed class ModelReadings(
    NewsTrackerDbContext db, LanguageModelSettings settings, ModelQueue queue, ModelReader reader, ModelSuggestionWriter suggestions, CountryMentionFinder mentions, CountryLexicon lexicon, TimeProvider clock)
{
    /// <returns>What came of the next one in turn; null where nothing waits or no model is on.</returns>
    public async Task<ModelOutcome?> ReadNextAsync(CancellationToken cancellationToken)
    {
        var access = await settings.FindWithKeyAsync(cancellationToken);
        if (!access.Settings.IsOn || await queue.TakeAsync(cancellationToken) is not { } reading)
        {
            return null;
        }

        var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.Id == reading.RevisionId, cancellationToken);
        var article = new ModelArticle(revision.Headline, revision.Published is { } published ? DateOnly.FromDateTime(published.Local) : null, revision.BodyText);
        var outcome = await reader.ReadAsync(access, reading.ArticleId, article, await NamedAsync(article, cancellationToken), cancellationToken);
        await SettleAsync(reading, article, access.Settings, outcome, cancellationToken);
        return outcome;
    }

    /// <summary>Asks about an article of our own and keeps nothing but the call.</summary>
    public async Task<ModelOutcome> TryAsync(CancellationToken cancellationToken) =>
        await reader.ReadAsync(await settings.FindWithKeyAsync(cancellationToken), articleId: null, SampleArticle.Article, await NamedAsync(SampleArticle.Article, cancellationToken), cancellationToken);

    private async Task SettleAsync(ModelReading reading, ModelArticle article, ModelSettings model, ModelOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case ModelOutcome.Answered { Answer: var answer }:
                await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
                {
                    if (await queue.FinishAsync(reading, cancellationToken))
                    {
                        await suggestions.WriteAsync(reading, article.Text, model.Name, answer.Kept, cancellationToken);
                        await transaction.CommitAsync(cancellationToken);
                    }
                }

                break;
            case ModelOutcome.Spent { Until: var until }:
                await queue.PostponeAsync(reading, until, cancellationToken);
                break;
            case ModelOutcome.Off:
                await queue.PostponeAsync(reading, clock.GetUtcNow() + ModelQueue.LeaseTime, cancellationToken);
                break;
            default:
                await queue.RetryAsync(reading, cancellationToken);
                break;
        }
    }

    /// <summary>The states that are named, and those that only the engine's reading tells: "the three Baltic states", an office holder, who "we" is.</summary>
    private async Task<HashSet<CountryCode>> NamedAsync(ModelArticle article, CancellationToken cancellationToken)
    {
        var read = await ReadingRoom.ReadAsync(article.Text.Length, () => PositionAnalyser.CountriesOf(article.Headline, article.Text, lexicon), cancellationToken);
        return [.. mentions.Find(article.Text).Concat(mentions.Find(article.Headline)).Select(mention => mention.Country), .. read.Select(country => country.Country)];
    }
}
