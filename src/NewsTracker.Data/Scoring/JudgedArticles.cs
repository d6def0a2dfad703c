using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Scoring;

/// <summary>Articles with editors' verdicts on their suggestions, newest first, as the scorer learns from them.</summary>
public sealed class JudgedArticles(NewsTrackerDbContext db)
{
    /// <summary>More teach little and take long.</summary>
    public const int Most = 5000;

    /// <summary>The revisions whose suggestions were judged, newest verdicts first. Read from ix_suggestions_decided_at.</summary>
    public async Task<IReadOnlyList<long>> NewestAsync(CancellationToken cancellationToken)
    {
        var judged = await db.Suggestions.Where(s => s.DecidedAt != null && s.Fate != SuggestionFate.Open && s.Fate != SuggestionFate.Unclear)
            .OrderByDescending(s => s.DecidedAt).ThenByDescending(s => s.Id).Select(s => s.RevisionId).Take(4 * Most).ToListAsync(cancellationToken);
        return [.. judged.Distinct().Take(Most)];
    }

    /// <summary>Reads some of them with their verdicts: right is what stands of the same state on the same topic.</summary>
    public async Task<IReadOnlyList<JudgedArticle>> ReadAsync(IReadOnlyList<long> revisionIds, CancellationToken cancellationToken)
    {
        var ids = revisionIds.ToArray();
        var texts = await db.Revisions.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.ArticleId, r.Headline, r.BodyText }).ToListAsync(cancellationToken);
        var articles = texts.Select(text => text.ArticleId).Distinct().ToArray();
        var suggestions = await db.Judged()
            .Where(judged => articles.Contains(judged.Suggestion.ArticleId) && judged.Verdict != SuggestionFate.Unclear)
            .Select(judged => new { judged.Suggestion.RevisionId, judged.Suggestion.CountryCode, judged.Suggestion.Topic, judged.Suggestion.Stance, judged.Suggestion.DecidedAt, Recorded = judged.Verdict == SuggestionFate.Rejected ? null : judged.Stance })
            .AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. from text in texts
               let verdicts = suggestions.Where(s => s.RevisionId == text.Id).ToList()
               where verdicts.Count > 0
               orderby text.Id
               select new JudgedArticle(text.Headline, text.BodyText, verdicts.ConvertAll(s => new StanceVerdict(s.CountryCode, s.Topic, s.Stance, s.Recorded)))
               {
                   ArticleId = text.ArticleId,
                   JudgedAt = verdicts.Min(s => s.DecidedAt),
               },
        ];
    }
}
