using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The tags of one article, and who set and removed them.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class TagsModel(NewsTrackerDbContext db, IAuthorizationService authorization) : ArticleTagsPage(db, authorization)
{
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(view => view, cancellationToken);
}
