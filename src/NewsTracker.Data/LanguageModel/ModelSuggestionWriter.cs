using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.LanguageModel;

/// <summary>Keeps what a language model read beside what the engine proposes. The same thing of the same words is not proposed twice, and nothing on which people decided is proposed again.</summary>
public sealed class ModelSuggestionWriter(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Part of the caller's transaction, which holds the article from here on: none of its suggestions is decided on while it is dropped.</summary>
    /// <param name="text">The revision's <c>BodyText</c>.</param>
    /// <returns>How many suggestions were new.</returns>
    public async Task<int> WriteAsync(ModelReading reading, string text, string model, IReadOnlyList<ModelPosition> positions, CancellationToken cancellationToken)
    {
        var now = PositionSteps.Now(clock);
        await db.LockArticleAsync(reading.ArticleId, cancellationToken);
        var known = await db.Suggestions.AsNoTracking().Where(s => s.ArticleId == reading.ArticleId).ToListAsync(cancellationToken);
        var recorded = await db.Positions.Where(p => p.ArticleId == reading.ArticleId).Select(p => new { p.CountryCode, p.Topic, p.Stance }).Distinct().ToListAsync(cancellationToken);
        var confidence = await ConfidenceAsync(model, cancellationToken);
        var map = new CodePointMap(text);
        var added = 0;
        var kept = new HashSet<long>();
        foreach (var position in positions)
        {
            var (start, end) = (map.FromUtf16(position.Evidence.Start), map.FromUtf16(position.Evidence.End));
            var same = known.Where(s => (s.CountryCode, s.Topic, s.Stance) == (position.Country, position.Topic, position.Stance)
                && s.RestsOn(reading.RevisionId, text, map, position.Evidence)).ToList();
            kept.UnionWith(same.Select(s => s.Id));
            if (same.Count == 0 && !recorded.Exists(p => p.CountryCode == position.Country && p.Topic == position.Topic && p.Stance == position.Stance))
            {
                db.ReviewItems.Add(new ReviewItem { Suggestion = Make(reading, text, model, position, start, end, confidence, now), CountryCode = position.Country, QueuedAt = now, TurnAt = now });
                added++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await SuggestionWriter.DropAsync(db, [.. known.Where(s => s.ModelName is not null && s.Fate is SuggestionFate.Open && !kept.Contains(s.Id)).Select(s => s.Id)], now, cancellationToken);
        return added;
    }

    /// <summary>
    /// What a model says of its own certainty means nothing: taken is the share of its suggestions that editors accepted as they were, beginning at one half. Read from ix_suggestions_decided.
    /// </summary>
    private async Task<double> ConfidenceAsync(string model, CancellationToken cancellationToken)
    {
        var fates = await db.Suggestions.Where(s => s.ModelName == model && s.Fate != SuggestionFate.Open && s.Fate != SuggestionFate.Unclear)
            .GroupBy(s => s.Fate).Select(g => new { Fate = g.Key, Number = g.Count() }).ToListAsync(cancellationToken);
        return (fates.Where(f => f.Fate is SuggestionFate.Accepted).Sum(f => f.Number) + 1.0) / (fates.Sum(f => f.Number) + 2.0);
    }

    private static Suggestion Make(ModelReading reading, string text, string model, ModelPosition position, int start, int end, double confidence, DateTimeOffset now) => new()
    {
        ArticleId = reading.ArticleId,
        RevisionId = reading.RevisionId,
        CountryCode = position.Country,
        Topic = position.Topic,
        Stance = position.Stance,
        QuoteStart = start,
        QuoteEnd = end,
        Quote = position.Evidence.In(text),
        Confidence = confidence,
        Reason = $"Read so by language model {model}; the engine did not propose it",
        Speaker = position.Speaker,
        SaidOn = position.SaidOn,
        EngineVersion = ModelPrompt.Version,
        ModelName = model,
        MadeAt = now,
    };
}
