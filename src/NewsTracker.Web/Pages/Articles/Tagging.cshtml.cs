using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Safety;
using NewsTracker.Web.Tags;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Sets tags on an article and takes them off. The reader sends its forms here and shows what comes back.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class TaggingModel(NewsTrackerDbContext db, ArticleTagging tagging, TagDesk desk, IAuthorizationService authorization) : ArticleTagsPage(db, authorization)
{
    public IActionResult OnGet() => LocalRedirect($"~/articles/{Id}/tags{FoundIn.EndOf(Request)}");

    /// <param name="names">Of tags, with commas between them.</param>
    public async Task<IActionResult> OnPostAsync(string? names, CancellationToken cancellationToken)
    {
        return await NamedTags.ReadAsync(Db, names, cancellationToken) switch
        {
            NamedTags.Known { TagIds.Count: 0 } => await AgainAsync(view => view with { Problem = "Type the name of a tag first.", Typed = names }, cancellationToken),
            NamedTags.Known known => await SetAsync(known.TagIds, names, cancellationToken),
            NamedTags.Refused refused => await AgainAsync(view => view with { Problem = refused.Why, Unknown = refused.Unknown, Typed = names }, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<IActionResult> OnPostCreateAsync(string? name, CancellationToken cancellationToken)
    {
        return await desk.CreateAsync(new TagState(name ?? "", null, null, TagColour.Grey, [], false, null), HttpContext.Actor(), cancellationToken) switch
        {
            TagOutcome.Done done => await SetAsync([done.Tag.Id], name, cancellationToken),
            TagOutcome.Refused refused => await AgainAsync(view => view with { Problem = refused.Why, Typed = name }, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<IActionResult> OnPostRemoveAsync(long tag, CancellationToken cancellationToken)
    {
        return await tagging.RemoveAsync(Id, tag, HttpContext.Actor(), cancellationToken) switch
        {
            ArticleTagOutcome.Done done => await ShowAsync(view => view with { Notice = $"“{done.Tag.Name}” is removed.", Removed = done.Tag.IsLive && done.IsChanged ? done.Tag.Name : null }, cancellationToken),
            ArticleTagOutcome.NotFound => NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    /// <param name="change">The entry of the history.</param>
    public async Task<IActionResult> OnPostUndoAsync(long change, CancellationToken cancellationToken)
    {
        return await tagging.UndoAsync(Id, change, HttpContext.Actor(), cancellationToken) switch
        {
            ArticleTagOutcome.Done done => await ShowAsync(view => view with { Notice = $"Undone: “{done.Tag.Name}” is as it was before." }, cancellationToken),
            ArticleTagOutcome.Refused refused => await AgainAsync(view => view with { Problem = refused.Why }, cancellationToken),
            ArticleTagOutcome.NotFound => NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IActionResult> SetAsync(IReadOnlyList<long> tagIds, string? names, CancellationToken cancellationToken)
    {
        foreach (var tagId in tagIds)
        {
            switch (await tagging.SetAsync(Id, tagId, HttpContext.Actor(), cancellationToken))
            {
                case ArticleTagOutcome.Done:
                    break;
                case ArticleTagOutcome.Refused refused:
                    return await AgainAsync(view => view with { Problem = refused.Why, Typed = names }, cancellationToken);
                case ArticleTagOutcome.NotFound:
                    return NotFound();
                default:
                    throw new UnreachableException();
            }
        }

        return await ShowAsync(view => view with { Notice = tagIds.Count == 1 ? "The tag is set." : "The tags are set." }, cancellationToken);
    }

    private Task<IActionResult> AgainAsync(Func<ArticleTagsView, ArticleTagsView> with, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowAsync(with, cancellationToken);
    }
}
