using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Has a new text read by the language model as well, later and apart, where one is on and the engine finds the text to be about mines.</summary>
internal sealed class AskTheModel(LanguageModelSettings settings, ModelQueue queue) : IRevisionFollower
{
    public async Task FollowAsync(IReadOnlyList<StoredRevision> stored, CancellationToken cancellationToken)
    {
        var relevant = stored.Where(text => text is { IsRelevant: true, IsReread: false }).ToList();
        if (relevant.Count == 0 || !(await settings.FindAsync(cancellationToken)).IsOn)
        {
            return;
        }

        foreach (var text in relevant)
        {
            await queue.AddAsync(text.ArticleId, text.Revision.Id, cancellationToken);
        }
    }
}
