using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>Looks up which story each article came to be in. At the end, since a story begins with its second article.</summary>
internal static class ProbeStories
{
    public static async Task<IReadOnlyList<ProbeResult>> NameAsync(IServiceProvider services, IReadOnlyList<ProbeResult> results, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var articles = results.Select(result => result.ArticleId).OfType<long>().ToList();
        var stories = await scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>().StoryMembers.Where(m => articles.Contains(m.ArticleId))
            .ToDictionaryAsync(m => m.ArticleId, m => m.StoryId, cancellationToken);
        return [.. results.Select(result => result.ArticleId is { } id ? result with { Group = stories.GetValueOrDefault(id) is { } story ? $"story {story}" : $"article {id}" } : result)];
    }
}
