using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Audit;

[Authorize(Policy = Policy.Administer)]
public sealed class IndexModel(NewsTrackerDbContext db, AuditTrail audit) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "act")]
    [PlainText]
    [StringLength(100)]
    public string? ActionPrefix { get; set; }

    [BindProperty(SupportsGet = true, Name = "actor")]
    [PlainText]
    [StringLength(120)]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true, Name = "subjectType")]
    [PlainText]
    [StringLength(100)]
    public string? SubjectType { get; set; }

    [BindProperty(SupportsGet = true, Name = "subjectId")]
    [PlainText]
    [StringLength(200)]
    public string? SubjectId { get; set; }

    /// <summary>The event before which the list goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The names of the rows' subjects that have one.</summary>
    public IReadOnlyDictionary<(string Type, string Id), NamedSubject> Names { get; private set; } = new Dictionary<(string Type, string Id), NamedSubject>();

    public Pager Pager { get; private set; } = new("Pages of the audit log", null, null, null);

    /// <summary>What can be asked for: the acts that were done.</summary>
    public IReadOnlyList<string> KnownActs { get; private set; } = [];

    /// <summary>The kinds of things that something was done to.</summary>
    public IReadOnlyList<string> KnownSubjectTypes { get; private set; } = [];

    /// <summary>Whether the chain was checked just now, which reads all of it.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>The first event at which the chain breaks; absent where it holds.</summary>
    public long? BrokenAt { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(ActionPrefix + Actor + SubjectType + SubjectId);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actions = Trimmed(ActionPrefix) is { } prefix ? await db.ActsBeginningAsync(prefix, cancellationToken) : null;
        var actors = Trimmed(Actor) is { } words ? await db.ActorsNamedAsync(words, cancellationToken) : null;
        var page = await db.AuditEvents.OfActs(actions).By(actors).On(Trimmed(SubjectType), Trimmed(SubjectId)).NewestBefore(Before)
            .Select(e => new Row(e.Id, e.At, e.ActorName, e.RemoteAddress, e.Action, e.SubjectType, e.SubjectId, e.Before, e.After, e.Hash))
            .ReadPageAsync(PageSize, Before is null, cancellationToken);
        Rows = page.Rows;
        Names = await new SubjectNames(db, HttpContext.Actor().Id).OfAsync([.. Rows.Select(row => (row.SubjectType, row.SubjectId))], cancellationToken);
        Pager = Pager.Onward(page, Address(null), row => Address(row.Id));
        KnownActs = await db.ActsBeginningAsync("", cancellationToken);
        KnownSubjectTypes = await db.SubjectTypesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        BrokenAt = await audit.FindBreakAsync(cancellationToken);
        IsChecked = true;
        await OnGetAsync(cancellationToken);
        return Page();
    }

    /// <summary>All that an event keeps of before and after, as it was written: the table shows only the differing part of long values.</summary>
    public async Task<IActionResult> OnGetWholeAsync(long id, CancellationToken cancellationToken) =>
        await db.AuditEvents.Where(e => e.Id == id).Select(e => new { e.Before, e.After }).FirstOrDefaultAsync(cancellationToken) is { } kept
            ? Content($$"""{"before":{{kept.Before ?? "null"}},"after":{{kept.After ?? "null"}}}""", "application/json; charset=utf-8")
            : NotFound();

    private string? Address(long? before) => Url.Page("/Audit/Index", new { act = ActionPrefix, actor = Actor, subjectType = SubjectType, subjectId = SubjectId, before });

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public sealed record Row(long Id, DateTimeOffset At, string Actor, IPAddress? Address, string Action, string SubjectType, string SubjectId, string? Before, string? After, byte[] Hash)
    {
        /// <summary>Noted elsewhere it proves that nothing up to this event was altered or removed.</summary>
        public string HashInWords { get; } = Convert.ToHexStringLower(Hash);

        /// <summary>Enough of a long id to tell it from its neighbours: its end, for it begins with a clock.</summary>
        public string SubjectIdInShort { get; } = Guid.TryParse(SubjectId, out _) ? $"…{SubjectId[^8..]}" : SubjectId;

        public IReadOnlyList<AuditedValue> Values { get; } = AuditedValue.Compare(Before, After);
    }
}
