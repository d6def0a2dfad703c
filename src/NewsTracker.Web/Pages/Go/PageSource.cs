using NewsTracker.Web.Pages.Triage;

namespace NewsTracker.Web.Pages.Go;

/// <summary>Pages, and things to begin, that the user's role may see. Each page asks for its policy again.</summary>
internal sealed class PageSource : IGoSource
{
    private const string Page = "Page";
    private const string Act = "Action";

    private static readonly GoEntry[] ForReaders =
    [
        new(Page, "Today", "/", "home new"),
        new(Page, "Articles", "/articles", "search find"),
        new(Page, "Unread articles", "/articles?q=is:unread", "new"),
        new(Page, "Countries", "/countries", "states"),
        new(Page, "Map", "/map", "world"),
        new(Page, "Matrix", "/matrix", "topics table"),
        new(Page, "Attention", "/attention", "coverage chart"),
        new(Page, "Positions", "/positions", "stances"),
        new(Page, "Treaty", "/treaty", "Ottawa Convention acts depositary"),
        new(Page, "Tags", "/tags", "labels"),
        new(Page, "Sources", "/sources", "publishers feeds"),
        new(Page, "Codebook", "/codebook", "topics stances rules"),
        new(Page, "An article is missing", "/sources/why", "why address trouble"),
    ];

    private static readonly GoEntry[] ForUsers =
    [
        new(Page, "Searches", "/searches", "saved feeds alerts"),
        new(Act, "Save a search", "/searches/add", "new"),
        new(Page, "Notices for you", "/notices/yours", "bell news"),
        new(Page, "Which notices you get", "/notices/choices", "settings news"),
        new(Page, "Your account", "/account", "password"),
    ];

    private static readonly GoEntry[] ForEditors =
    [
        new(Page, "Review", "/review", "suggestions queue"),
        new(Page, "Articles to decide on", "/articles?q=state:new", "new triage"),
        new(Page, "Given to you", $"/articles?q={Uri.EscapeDataString(TriageWords.UnfinishedWork)}", "assigned mine triage"),
        new(Page, "Rules for tags", "/tags/rules", "automatic"),
        new(Act, "Add a rule for tags", "/tags/rules/add", "new automatic"),
        new(Page, "Notices of trouble", "/notices", "bell"),
        new(Act, "Add an article", "/articles/add", "new paste upload"),
        new(Act, "Add a tag", "/tags/add", "new"),
        new(Act, "Tag many articles", "/tags/apply", "bulk"),
    ];

    private static readonly GoEntry[] ForAdmins =
    [
        new(Act, "Add a source", "/sources/add", "new feed publisher"),
        new(Act, "Import sources", "/sources/import", "OPML"),
        new(Act, "Export sources", "/sources/export", "OPML"),
        new(Page, "Removed sources", "/sources/removed", "restore deleted feeds"),
        new(Page, "Filters for all sources", "/sources/filters", "words"),
        new(Page, "Selector bench", "/sources/bench", "try rules extraction"),
        new(Act, "Read articles again", "/articles/re-extract", "re-extract engine"),
        new(Page, "Treaty acts", "/treaty/acts", "depositary change"),
        new(Act, "Add a user", "/users/add", "new account"),
        new(Page, "Users", "/users", "accounts roles"),
        new(Page, "Jobs", "/jobs", "background"),
        new(Page, "Analysis", "/analysis", "engine"),
        new(Page, "Language model", "/language-model", "LLM calls"),
        new(Page, "Audit", "/audit", "log history"),
        new(Page, "Settings", "/settings", "reading"),
    ];

    public Task<IReadOnlyList<GoEntry>> ReadAsync(GoAsked asked, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GoEntry>>(
    [
        .. asked.User is null ? ForReaders.Where(entry => !entry.Address.Contains("is:", StringComparison.Ordinal)) : ForReaders,
        .. asked.MayEdit ? ForEditors : [],
        .. asked.MayAdminister ? ForAdmins : [],
        .. asked.User is null ? [] : ForUsers,
    ]);
}
