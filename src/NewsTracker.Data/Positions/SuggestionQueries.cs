using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

internal static class SuggestionQueries
{
    /// <summary>A suggestion whose fate nobody else decides until the transaction ends. Its article's row is locked before (<see cref="Articles.ArticleLocks"/>).</summary>
    public static Task<Suggestion?> LockSuggestionAsync(this NewsTrackerDbContext db, long id, CancellationToken cancellationToken) =>
        db.Suggestions.FromSql($"select * from suggestions where id = {id} for update").SingleOrDefaultAsync(cancellationToken);

    /// <summary>The same of all that wait for a verdict on one article, in the order of their ids.</summary>
    public static Task<List<Suggestion>> LockOpenSuggestionsAsync(this NewsTrackerDbContext db, long articleId, CancellationToken cancellationToken) =>
        db.Suggestions.FromSql($"select * from suggestions where article_id = {articleId} and fate = 'Open' order by id for update").ToListAsync(cancellationToken);

    /// <summary>What was decided with a position besides the suggestion that it comes from: it said the same on overlapping words. By ix_suggestions_article_id.</summary>
    public static IQueryable<Suggestion> DecidedWith(this IQueryable<Suggestion> suggestions, Position position) => suggestions.Where(s =>
        s.ArticleId == position.ArticleId && s.Id != position.SuggestionId && s.CountryCode == position.CountryCode && s.Topic == position.Topic && s.Stance == position.Stance
        && s.Fate == SuggestionFate.Accepted && s.DecidedAt == position.RecordedAt && s.DecidedById == position.AuthorId);

    /// <summary>Whether the words that a suggestion rests on and those of a mark have a part in common; of another revision, whether one of them holds the other.</summary>
    public static bool Overlaps(this Suggestion suggestion, Annotation mark) => mark.Passage is { } passage && (suggestion.RevisionId == mark.RevisionId
        ? suggestion.QuoteStart < passage.Position.End && passage.Position.Start < suggestion.QuoteEnd
        : passage.Quote.Exact.Contains(suggestion.Quote, StringComparison.Ordinal) || suggestion.Quote.Contains(passage.Quote.Exact, StringComparison.Ordinal));

    /// <summary>Whether a suggestion rests on some of these words of a text. Where it was made of another revision: whether its own words stand there with some of these among them, or held these.</summary>
    /// <param name="text">The revision's <c>BodyText</c>.</param>
    public static bool RestsOn(this Suggestion suggestion, long revisionId, string text, CodePointMap map, TextSpan words)
    {
        if (suggestion.RevisionId == revisionId)
        {
            return suggestion.QuoteStart < map.FromUtf16(words.End) && map.FromUtf16(words.Start) < suggestion.QuoteEnd;
        }

        var stands = suggestion.Quote.Contains(words.In(text), StringComparison.Ordinal);
        for (var at = text.IndexOf(suggestion.Quote, StringComparison.Ordinal); at >= 0 && !stands; at = text.IndexOf(suggestion.Quote, at + 1, StringComparison.Ordinal))
        {
            stands = at < words.End && words.Start < at + suggestion.Quote.Length;
        }

        return stands;
    }
}
