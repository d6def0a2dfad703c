using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Tagging;

/// <summary>Sets the tags of the rules that a new text answers, with the text or not at all.</summary>
internal sealed class TagByRules(RuleTagging rules) : IRevisionFollower
{
    public Task FollowAsync(StoredRevision stored, CancellationToken cancellationToken) => rules.ApplyAsync(stored.ArticleId, cancellationToken);
}
