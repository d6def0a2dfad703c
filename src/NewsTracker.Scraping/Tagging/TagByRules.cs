using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Tagging;

/// <summary>Sets the tags of the rules that new texts answer, with the texts or not at all.</summary>
internal sealed class TagByRules(RuleTagging rules) : IRevisionFollower
{
    public Task FollowAsync(IReadOnlyList<StoredRevision> stored, CancellationToken cancellationToken) => rules.ApplyAsync([.. stored.Select(revision => revision.ArticleId)], cancellationToken);
}
