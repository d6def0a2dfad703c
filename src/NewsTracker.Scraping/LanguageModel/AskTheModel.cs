using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Has a new text read by the language model as well, later and apart, where one is on and the engine finds the text to be about mines.</summary>
internal sealed class AskTheModel(LanguageModelSettings settings, ModelQueue queue) : IRevisionFollower
{
    public async Task FollowAsync(StoredRevision stored, CancellationToken cancellationToken)
    {
        if (stored is { IsRelevant: true, IsReread: false } && (await settings.FindAsync(cancellationToken)).IsOn)
        {
            await queue.AddAsync(stored.ArticleId, stored.Revision.Id, cancellationToken);
        }
    }
}
