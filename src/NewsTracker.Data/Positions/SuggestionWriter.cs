using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>Keeps what the analysis engine proposes for an article, at its first reading and at every later one. What people decided stays: nothing on which there is a verdict is proposed again.</summary>
public sealed class SuggestionWriter(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Saves within the transaction that is open, if one is.</summary>
    /// <param name="text">The revision's <c>BodyText</c>, which was analysed.</param>
    public async Task WriteAsync(long articleId, long revisionId, string text, Analysis analysis, CancellationToken cancellationToken)
    {
        var now = PositionSteps.Now(clock);

        // Locked, so that none of them is decided on while it is written anew or dropped; the article's row is held already.
        var known = await db.Suggestions.FromSql($"select * from suggestions where article_id = {articleId} order by id for update").ToListAsync(cancellationToken);
        var recorded = await db.Positions.Where(p => p.ArticleId == articleId).Select(p => new { p.CountryCode, p.Topic, p.Stance }).Distinct().ToListAsync(cancellationToken);
        var map = new CodePointMap(text);
        var proposed = ProposedIn(analysis, text);

        // What a language model read stays where its words stay.
        foreach (var read in known.Where(s => s.Fate is SuggestionFate.Open && s.ModelName is not null && s.RevisionId != revisionId && text.Contains(s.Quote, StringComparison.Ordinal)))
        {
            var at = text.IndexOf(read.Quote, StringComparison.Ordinal);
            (read.RevisionId, read.QuoteStart, read.QuoteEnd) = (revisionId, map.FromUtf16(at), map.FromUtf16(at + read.Quote.Length));
        }

        foreach (var position in proposed)
        {
            var (start, end) = (map.FromUtf16(position.Evidence.Start), map.FromUtf16(position.Evidence.End));
            if (known.Find(suggestion => KeyOf(suggestion) == KeyOf(position, text)) is not { } same)
            {
                if (!known.Exists(s => s.Fate is not SuggestionFate.Open && SaysTheSame(s, position)) && !recorded.Exists(p => p.CountryCode == position.Country && p.Topic == position.Topic && p.Stance == position.Stance))
                {
                    Add(Make(articleId, revisionId, text, position, start, end, analysis.EngineVersion, now), now);
                }
            }
            else if (same.Fate is SuggestionFate.Open)
            {
                (same.RevisionId, same.QuoteStart, same.QuoteEnd, same.EngineVersion, same.ModelName) = (revisionId, start, end, analysis.EngineVersion, null);
                (same.Confidence, same.Reason, same.Speaker, same.SaidOn) = (position.Confidence, position.Reason.CutTo(Suggestion.MaxReasonLength), position.Speaker?.CutTo(Position.MaxNameLength), position.SaidOn);
            }
        }

        // Known to the context where the article was stored a moment ago.
        if (await db.Articles.FindAsync([articleId], cancellationToken) is { } article)
        {
            article.ActingCountries = ActingCountriesOf(analysis);
        }

        await db.SaveChangesAsync(cancellationToken);
        await DropAsync(db, [.. known.Where(s => s.Fate is SuggestionFate.Open && IsOutdated(s)).Select(s => s.Id)], now, cancellationToken);

        // Another version may cut the same words elsewhere.
        bool SaysTheSame(Suggestion one, SuggestedPosition position) =>
            (one.CountryCode, one.Topic, one.Stance) == (position.Country, position.Topic, position.Stance) && one.RestsOn(revisionId, text, map, position.Evidence);

        // What a language model read stands until its words are gone, or the engine says the same of the same words.
        bool IsOutdated(Suggestion one) => !proposed.Exists(position => KeyOf(position, text) == KeyOf(one))
            && (one.ModelName is null || !text.Contains(one.Quote, StringComparison.Ordinal) || proposed.Exists(position => SaysTheSame(one, position)));
    }

    /// <summary>
    /// The same for articles that were stored a moment ago, with their acting countries, in the transaction that is open: nobody can have proposed or decided anything on them, so nothing is asked, and all is written in one way
    /// to the server.
    /// </summary>
    public async Task WriteNewAsync(IReadOnlyList<(long ArticleId, long RevisionId, string Text, Analysis Analysis)> articles, CancellationToken cancellationToken)
    {
        var now = PositionSteps.Now(clock);
        var item = RowInsert<ReviewItem>.Of(db.Model, (nameof(ReviewItem.SuggestionId), RowInsert<Suggestion>.LastKey(db.Model)));
        await using var batch = new StatementBatch(db);
        foreach (var (articleId, revisionId, text, analysis) in articles)
        {
            var map = new CodePointMap(text);
            foreach (var position in ProposedIn(analysis, text))
            {
                var (start, end) = (map.FromUtf16(position.Evidence.Start), map.FromUtf16(position.Evidence.End));
                RowInsert<Suggestion>.Of(db.Model).AddTo(batch, Make(articleId, revisionId, text, position, start, end, analysis.EngineVersion, now));
                item.AddTo(batch, new ReviewItem { CountryCode = position.Country, QueuedAt = now, TurnAt = now });
            }
        }

        if (!batch.IsEmpty)
        {
            await batch.ExecuteAsync(cancellationToken);
        }
    }

    /// <summary>What an article keeps of an analysis besides its suggestions: see <see cref="Core.Articles.Article.ActingCountries"/>.</summary>
    public static CountryCode[]? ActingCountriesOf(Analysis analysis) =>
        analysis.Language is AnalysedLanguage.NotAnalysed ? null : [.. analysis.Countries.Where(country => country.Role is CountryRole.Actor).Select(country => country.Country)];

    /// <summary>What is proposed no more leaves the queue, but not from under the eyes of an editor who holds it, nor from under a position that was made from it; and what somebody once decided on keeps its history.</summary>
    internal static Task<int> DropAsync(NewsTrackerDbContext db, long[] ids, DateTimeOffset now, CancellationToken cancellationToken) => ids.Length == 0
        ? Task.FromResult(0)
        : db.Suggestions
            .Where(s => ids.Contains(s.Id) && !db.ReviewItems.Any(i => i.SuggestionId == s.Id && i.LeaseUntil > now) && !db.Positions.Any(p => p.SuggestionId == s.Id) && !db.SuggestionVerdicts.Any(v => v.SuggestionId == s.Id))
            .ExecuteDeleteAsync(cancellationToken);

    private static List<SuggestedPosition> ProposedIn(Analysis analysis, string text) => analysis.Positions.Where(position => !position.IsPossible).DistinctBy(position => KeyOf(position, text)).ToList();

    private void Add(Suggestion suggestion, DateTimeOffset now) =>
        db.ReviewItems.Add(new ReviewItem { Suggestion = suggestion, CountryCode = suggestion.CountryCode, QueuedAt = now, TurnAt = now });

    private static Suggestion Make(long articleId, long revisionId, string text, SuggestedPosition position, int start, int end, int engineVersion, DateTimeOffset now) => new()
    {
        ArticleId = articleId,
        RevisionId = revisionId,
        CountryCode = position.Country,
        Topic = position.Topic,
        Stance = position.Stance,
        QuoteStart = start,
        QuoteEnd = end,
        Quote = position.Evidence.In(text),
        Confidence = position.Confidence,
        Reason = position.Reason.CutTo(Suggestion.MaxReasonLength),
        Speaker = position.Speaker?.CutTo(Position.MaxNameLength),
        SaidOn = position.SaidOn,
        EngineVersion = engineVersion,
        MadeAt = now,
    };

    private static (CountryCode, Topic, Stance, string) KeyOf(SuggestedPosition position, string text) => (position.Country, position.Topic, position.Stance, position.Evidence.In(text));

    private static (CountryCode, Topic, Stance, string) KeyOf(Suggestion suggestion) => (suggestion.CountryCode, suggestion.Topic, suggestion.Stance, suggestion.Quote);
}
