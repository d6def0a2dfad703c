using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>The tree of tags, with how many articles and passages carry each.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db) : PageModel
{
    private const int MostFound = 100;

    /// <summary>Part of a name or an alias.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>With the tag that stands for each, where one does.</summary>
    public IReadOnlyList<(TagNode Tag, TagNode? Into)> Deprecated { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Question = string.IsNullOrWhiteSpace(Question) ? null : Question.Trim();
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        IReadOnlyList<(TagNode Tag, int Level)> shown = Question is null ? [.. tree.Below(null)] : [.. tree.Complete(Question, MostFound).Select(tag => (tag, 1))];
        (long, long)[] alone = [.. shown.SelectMany(row => tree.SameAs(row.Tag.Id).Select(member => (row.Tag.Id, member)))];
        var articles = await db.CountArticlesAsync(alone, cancellationToken);
        var passages = await db.CountPassagesAsync(alone, cancellationToken);
        var parents = shown.Where(row => tree.ChildrenOf(row.Tag.Id).Count > 0).ToList();
        var below = await db.CountArticlesAsync([.. parents.SelectMany(row => tree.Family(row.Tag.Id).Select(member => (row.Tag.Id, member)))], cancellationToken);
        var withBelow = parents.Select(row => row.Tag.Id).ToHashSet();
        Rows = [.. shown.Select(row => new Row(
            row.Tag, row.Level, articles.GetValueOrDefault(row.Tag.Id), below.GetValueOrDefault(row.Tag.Id), passages.GetValueOrDefault(row.Tag.Id), withBelow.Contains(row.Tag.Id)))];
        Deprecated = [.. tree.Tags.Where(tag => !tag.IsLive).OrderBy(tag => tag.Name, StringComparer.OrdinalIgnoreCase).Select(tag => (tag, tree.Resolve(tag.Id) is { IsLive: true } into ? into : null))];
    }

    /// <param name="ArticlesBelow">Articles with the tag or one below it.</param>
    public sealed record Row(TagNode Tag, int Level, int Articles, int ArticlesBelow, int Passages, bool HasBelow);
}
