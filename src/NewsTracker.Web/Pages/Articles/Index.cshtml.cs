using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.PageMemory;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The archive, asked by one text: what the panel does and what is typed lead to the same address.</summary>
[Authorize(Policy = Policy.Read)]
[OutputCache(PolicyName = RememberedPages.Policy)]
public sealed class IndexModel(CountryNames names, FoundMemory found, ResultPaging paging, FacetMemory facets, ResultReading reading, IAuthorizationService authorization, TimeProvider clock) : PageModel
{
    private string? typed;
    private string? root;
    private ResultAddresses? addresses;
    private string readerEnd = "";
    private CountedFacets? counted;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public ResultSort Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public ResultDensity Density { get; set; }

    /// <summary>Show what is older than this place.</summary>
    [BindProperty(SupportsGet = true)]
    public ArticleCursor? Before { get; set; }

    /// <summary>Show what is newer than this place.</summary>
    [BindProperty(SupportsGet = true)]
    public ArticleCursor? After { get; set; }

    /// <summary>Which page of the most relevant, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "page-of-best")]
    public int PageOfBest { get; set; } = 1;

    public ArticleQuery Query { get; private set; } = ArticleQuery.Everything;

    public QueryProblem? Problem { get; private set; }

    /// <summary>Where nothing is found of articles about a state: the same search of those that only name it, if it finds some.</summary>
    public ArticleQuery? Mentioned { get; private set; }

    /// <summary>Editors choose among the results and decide on them.</summary>
    public bool MayEdit { get; private set; }

    public bool HasWords { get; private set; }

    public IReadOnlyList<ResultRow> Rows { get; private set; } = [];

    public SearchFacets? Facets => counted?.Facets;

    public FacetPanel Panel => counted is { } known ? FacetPanel.Make(Query, known.Facets, known.Words, Address) : FacetPanel.Empty;

    /// <summary>What the panel is made of: pages of the same search, counted at the same time and looked at in the same way, have the same. Null where it is made for one look.</summary>
    public string? PanelKey => counted?.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number} {Sort} {Density} {Root}") : null;

    public CountryNames Countries => names;

    public Pager Pager { get; private set; } = new("Pages of articles", null, null, null);

    /// <summary>Where the application's addresses begin.</summary>
    public string Root => root ??= Url.Content("~/");

    public bool IsBest => Sort is ResultSort.Relevance && HasWords;

    /// <summary>The text as it was typed while it is wrong, else in its one form.</summary>
    public string BoxText => Problem is null ? Query.ToString() : typed ?? "";

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "source")] long? sourceId, [FromQuery(Name = "from")] string? from, [FromQuery(Name = "until")] string? until, CancellationToken cancellationToken)
    {
        if ((Before is not null && After is not null) || PageOfBest < 1)
            return BadRequest();
        if (sourceId is not null || !string.IsNullOrEmpty(from) || !string.IsNullOrEmpty(until))
            return LedTo(sourceId, from, until);

        typed = Text;
        MayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        return await found.PrepareAsync(Text, HttpContext.Actor().Id, cancellationToken) switch
        {
            SearchPreparation.Ready ready => await ShowAsync(ready, cancellationToken),
            SearchPreparation.Refused refused => Refuse(refused.Problem),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>This page's one address, however its search was typed; null where the search is wrong.</summary>
    public string? OwnAddress => Problem is null ? Addresses.Of(Query, Before, After, PageOfBest) : null;

    /// <summary>The address of another query, looked at in the same way.</summary>
    public string Address(ArticleQuery query) => Addresses.Of(query);

    public string Address(ResultSort sort) => (Addresses with { Sort = sort }).Of(Query);

    public string Address(ResultDensity density) => (Addresses with { Density = density }).Of(Query);

    /// <summary>Where the whole result can be taken away.</summary>
    public string ExportAddress => Addresses.Export(Query);

    /// <summary>How the results are looked at, as names and values: forms that search send them along.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Ways => Addresses.Ways;

    /// <summary>The reader, which leads on within what was found.</summary>
    public string ReaderAddress(ResultRow row) => $"{Root}articles/{row.Id}{readerEnd}";

    private ResultAddresses Addresses => addresses ??= new ResultAddresses(Root, Sort, Density);

    private async Task<PageResult> ShowAsync(SearchPreparation.Ready ready, CancellationToken cancellationToken)
    {
        Query = ready.Query;
        HasWords = ready.Condition.Words is not null;
        readerEnd = new FoundIn(Query.ToString(), IsBest ? ResultSort.Relevance : ResultSort.Date) { OpenedAt = Query.AsksOfReading ? clock.GetUtcNow() : null }.End;
        var page = IsBest ? await paging.BestAsync(ready, Addresses, PageOfBest, cancellationToken) : await paging.ByDateAsync(ready, Addresses, Before, After, cancellationToken);
        Pager = page.Pager;
        Rows = await reading.ReadAsync(page.Matches, ready.Condition.Words, HttpContext.Actor().Id, cancellationToken);
        counted = await facets.CountAsync(ready, cancellationToken);
        Mentioned = Rows.Count == 0 && Before is null && After is null && PageOfBest == 1 ? await FindMentionedAsync(cancellationToken) : null;
        return Page();
    }

    private async Task<ArticleQuery?> FindMentionedAsync(CancellationToken cancellationToken) =>
        Query.OfMentions() is { } wider && await found.PrepareAsync(wider.ToString(), HttpContext.Actor().Id, cancellationToken) is SearchPreparation.Ready ready
            && (await found.OlderAsync(ready, null, 1, cancellationToken)).Count > 0 ? ready.Query : null;

    private PageResult Refuse(QueryProblem problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Links and forms that name a source or months lead to the query that says so.</summary>
    private RedirectResult LedTo(long? sourceId, string? from, string? until)
    {
        var query = ArticleQuery.Read(Text) is QueryReading.Understood understood ? understood.Query : ArticleQuery.Everything;
        if (sourceId is { } id)
            query = query.With(QueryField.Source, id.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(from) || !string.IsNullOrEmpty(until))
        {
            // Months that are none are shown like any other search that is wrong: at the word.
            var span = $"published:{from}..{until}";
            if (ArticleQuery.Read(span) is not QueryReading.Understood { Query.Root: QueryNode.Dated dated })
                return Redirect(Addresses.Of($"{query} {span}"));
            query = query.Within(dated.Field, dated.Span);
        }

        return Redirect(Address(query));
    }
}

public enum ResultSort
{
    Date,
    Relevance,
}

public enum ResultDensity
{
    Comfortable,
    Compact,
}
