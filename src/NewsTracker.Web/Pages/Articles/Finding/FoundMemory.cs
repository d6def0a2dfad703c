using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.PageMemory;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>
/// Remembers what a search means and the places that it finds, while nothing in the archive changes: each reader's page is made for them alone, and what it lists is the same for all. What one person has read is not
/// remembered.
/// </summary>
public sealed class FoundMemory(ArticleQueryPreparation preparation, ArticleSearch search, StoryFolds folds, ChangesAtArrival changes, IMemoryCache memory)
{
    /// <summary>A result that an article was opened from: where it asks what was read, as it was when it was opened.</summary>
    /// <param name="reader">Whose question it is; absent for a visitor.</param>
    public Task<SearchPreparation> PrepareAsync(FoundIn list, Guid? reader, CancellationToken cancellationToken) =>
        list.OpenedAt is { } openedAt && ArticleQuery.Read(list.Query) is QueryReading.Understood { Query.AsksOfReading: true }
            ? preparation.PrepareAsync(list.Query, reader, openedAt, cancellationToken)
            : PrepareAsync(list.Query, reader, cancellationToken);

    /// <param name="reader">Whose question it is; absent for a visitor.</param>
    public async Task<SearchPreparation> PrepareAsync(string? text, Guid? reader, CancellationToken cancellationToken)
    {
        var (key, seen) = ((nameof(PrepareAsync), text), (await changes.ReadAsync()).Archive);
        if (memory.TryGetValue(key, out Known<SearchPreparation.Ready>? known) && known!.Changes == seen)
            return known.Value;
        var prepared = await preparation.PrepareAsync(text, reader, cancellationToken);
        if (prepared is SearchPreparation.Ready { Query.IsPersonal: false } ready)
            memory.Set(key, new Known<SearchPreparation.Ready>(seen, ready), FacetMemory.Kept);
        return prepared;
    }

    /// <summary>See <see cref="ArticleSearch.OlderAsync"/>.</summary>
    public Task<IReadOnlyList<ArticleCursor>> OlderAsync(SearchPreparation.Ready asked, ArticleCursor? before, int most, CancellationToken cancellationToken) =>
        FindAsync(asked, (nameof(OlderAsync), asked.Query.ToString(), before, most), () => search.OlderAsync(asked.Condition, before, most, cancellationToken));

    /// <summary>See <see cref="ArticleSearch.NewerAsync"/>.</summary>
    public Task<IReadOnlyList<ArticleCursor>> NewerAsync(SearchPreparation.Ready asked, ArticleCursor after, int most, CancellationToken cancellationToken) =>
        FindAsync(asked, (nameof(NewerAsync), asked.Query.ToString(), after, most), () => search.NewerAsync(asked.Condition, after, most, cancellationToken));

    /// <summary>See <see cref="ArticleSearch.RelevantAsync"/>.</summary>
    public Task<IReadOnlyList<ArticleCursor>> RelevantAsync(SearchPreparation.Ready asked, CancellationToken cancellationToken) =>
        FindAsync(asked, (nameof(RelevantAsync), asked.Query.ToString()), () => search.RelevantAsync(asked.Condition, cancellationToken));

    /// <summary>See <see cref="StoryFolds.ByDateAsync"/>; of stories that are not asked for.</summary>
    public async Task<IReadOnlyList<StoryFold>> FoldsByDateAsync(SearchPreparation.Ready asked, IReadOnlyList<ArticleCursor> page, CancellationToken cancellationToken) =>
        NotAsked(asked, await FindAsync(asked, (nameof(FoldsByDateAsync), asked.Query.ToString(), Ids(page)), () => folds.ByDateAsync(asked.Condition, page, cancellationToken)));

    /// <summary>See <see cref="StoryFolds.AmongAsync"/>; of stories that are not asked for.</summary>
    public async Task<IReadOnlyList<StoryFold>> FoldsAmongAsync(SearchPreparation.Ready asked, IReadOnlyList<ArticleCursor> ranked, CancellationToken cancellationToken) =>
        NotAsked(asked, await FindAsync(asked, (nameof(FoldsAmongAsync), asked.Query.ToString(), Ids(ranked)), () => folds.AmongAsync(ranked, cancellationToken)));

    /// <summary>Who asks for a story asks for its copies.</summary>
    private static IReadOnlyList<StoryFold> NotAsked(SearchPreparation.Ready asked, IReadOnlyList<StoryFold> folds)
    {
        var stories = asked.Query.WantedOf(QueryField.Story);
        return stories.Count == 0 ? folds : [.. folds.Where(fold => !stories.Contains(fold.StoryId.ToString(CultureInfo.InvariantCulture)))];
    }

    private static string Ids(IReadOnlyList<ArticleCursor> page) => string.Join(',', page.Select(place => place.Id));

    private async Task<IReadOnlyList<T>> FindAsync<T>(SearchPreparation.Ready asked, object key, Func<Task<IReadOnlyList<T>>> find)
    {
        if (asked.Query.IsPersonal)
            return await find();
        var seen = (await changes.ReadAsync()).Archive;
        if (memory.TryGetValue(key, out Known<IReadOnlyList<T>>? known) && known!.Changes == seen)
            return known.Value;
        return memory.Set(key, new Known<IReadOnlyList<T>>(seen, await find()), FacetMemory.Kept).Value;
    }

    /// <param name="Changes">How often the archive had changed before it was read.</param>
    private sealed record Known<T>(long Changes, T Value);
}
