using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.Scoring;

/// <summary>
/// What verdicts on suggestions come to by now. The verdict stays as it was given, but what was recorded from a suggestion has a life of its own: it may have been put right, rejected by a second editor, retracted, or kept as a draft.
/// Positions of a suggestion are read from ix_positions_suggestion_id; what was decided with another's, because it said the same on overlapping words, has none, and that one is read from ix_positions_article_id.
/// </summary>
internal static class JudgedSuggestions
{
    public static IQueryable<JudgedSuggestion> Judged(this NewsTrackerDbContext db)
    {
        var recorded = db.Positions.AsTheyAre();
        var standing = recorded.Where(row => row.State == PositionState.Submitted || row.State == PositionState.Accepted).Select(row => row.Position);
        return
            from s in db.Suggestions
            where s.Fate != SuggestionFate.Open
            let isDecidedWithAnother = standing.Any(p => p.ArticleId == s.ArticleId && p.RecordedAt == s.DecidedAt && p.AuthorId == s.DecidedById && p.CountryCode == s.CountryCode && p.Topic == s.Topic && p.Stance == s.Stance)
            select new JudgedSuggestion
            {
                Suggestion = s,
                Verdict =
                    s.Fate == SuggestionFate.Rejected || s.Fate == SuggestionFate.Unclear ? s.Fate
                    : standing.Any(p => p.SuggestionId == s.Id && p.CountryCode == s.CountryCode && p.Topic == s.Topic && p.Stance == s.Stance) ? SuggestionFate.Accepted
                    : standing.Any(p => p.SuggestionId == s.Id) ? SuggestionFate.Corrected
                    : recorded.Any(row => row.Position.SuggestionId == s.Id && row.State == PositionState.Rejected) ? SuggestionFate.Rejected
                    : isDecidedWithAnother ? s.Fate
                    : SuggestionFate.Unclear,
                Stance = standing.Where(p => p.SuggestionId == s.Id && p.CountryCode == s.CountryCode && p.Topic == s.Topic).OrderByDescending(p => p.Id).Select(p => (Stance?)p.Stance).FirstOrDefault() ?? (isDecidedWithAnother ? s.Stance : null),
            };
    }
}

/// <summary>A suggestion that an editor decided on.</summary>
internal sealed record JudgedSuggestion
{
    public required Suggestion Suggestion { get; init; }

    /// <summary>Accepted where a position stands or waits that says what it says, whatever was recorded beside it; corrected where only another from it does; rejected where an editor rejected it or the position; unclear where there is no verdict, or none any more.</summary>
    public required SuggestionFate Verdict { get; init; }

    /// <summary>The stance of the same state on the same topic that stands or waits in its place.</summary>
    public required Stance? Stance { get; init; }
}
