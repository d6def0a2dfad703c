using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>A query and a tag, looked at together before anything is done: what matches, and what of it carries the tag already.</summary>
public abstract class BenchModel(NewsTrackerDbContext db, ArticleQueryPreparation queries, ArticleSearch search) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>The tag's name or an alias.</summary>
    [BindProperty(SupportsGet = true, Name = "tag")]
    public string? TagName { get; set; }

    /// <summary>The list from which one came, to go back to it; absent where one came from none.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>Articles that are looked at instead of a query's; none on most pages.</summary>
    public virtual IReadOnlyList<long> Chosen => [];

    /// <summary>The whole archive is meant where no query narrows it; never on most pages.</summary>
    public virtual bool IsWhole => false;

    /// <summary>For whom it is asked what is read; absent where the query becomes everybody's.</summary>
    protected virtual Guid? Reader => null;

    /// <summary>What is wrong with the query, and where.</summary>
    public QueryProblem? Problem { get; private set; }

    public TagMatches? Matches { get; private set; }

    public TagNode? Tag { get; private set; }

    protected NewsTrackerDbContext Db => db;

    protected ArticleQueryPreparation Queries => queries;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        return Page();
    }

    /// <summary>Reads the query and the tag; what is wrong with either goes into the page's problems.</summary>
    protected virtual async Task LookAsync(CancellationToken cancellationToken)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        var name = TagName?.Trim().TrimEnd(',');
        if (!string.IsNullOrEmpty(name))
        {
            Tag = tree.FindByWord(name) is { IsLive: true } tag ? tag : null;
            if (Tag is null)
            {
                ModelState.AddModelError("", $"There is no tag “{name}” to be chosen. Choose one of the list.");
            }
        }

        var same = Tag is null ? null : tree.SameAs(Tag.Id);
        if (string.IsNullOrWhiteSpace(Query) && !IsWhole)
        {
            Matches = Chosen.Count == 0 ? null : await TagMatches.OfAsync(db, Chosen, same, cancellationToken);
            return;
        }

        switch (await queries.PrepareAsync(Query, Reader, cancellationToken))
        {
            case SearchPreparation.Refused refused:
                Problem = refused.Problem;
                ModelState.AddModelError(nameof(Problem), refused.Problem.Sentence);
                break;
            case SearchPreparation.Ready ready:
                Matches = await TagMatches.ReadAsync(db, queries, search, ready, same, cancellationToken);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
