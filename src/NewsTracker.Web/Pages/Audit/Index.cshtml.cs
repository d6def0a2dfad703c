using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
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

    [BindProperty(SupportsGet = true, Name = "check")]
    public bool Check { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public long? Older { get; private set; }

    /// <summary>The first event at which the chain breaks; absent where it holds.</summary>
    public long? BrokenAt { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(ActionPrefix + Actor + SubjectType + SubjectId);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var events = db.AuditEvents.AsQueryable();
        if (Trimmed(ActionPrefix) is { } action)
        {
            events = events.Where(e => e.Action.StartsWith(action));
        }

        if (Trimmed(Actor) is { } actor)
        {
            events = events.Where(e => EF.Functions.ILike(e.ActorName, $"%{Escaped(actor)}%", "\\"));
        }

        if (Trimmed(SubjectType) is { } type)
        {
            events = events.Where(e => e.SubjectType == type);
        }

        if (Trimmed(SubjectId) is { } id)
        {
            events = events.Where(e => e.SubjectId == id);
        }

        if (Before is { } before)
        {
            events = events.Where(e => e.Id < before);
        }

        var rows = await events.OrderByDescending(e => e.Id).Take(PageSize + 1)
            .Select(e => new Row(e.Id, e.At, e.ActorName, e.RemoteAddress, e.Action, e.SubjectType, e.SubjectId, e.Before, e.After))
            .ToListAsync(cancellationToken);
        Rows = [.. rows.Take(PageSize)];
        Older = rows.Count > PageSize ? Rows[^1].Id : null;
        if (Check)
        {
            BrokenAt = await audit.FindBreakAsync(cancellationToken);
        }
    }

    private static string Escaped(string text) => text.Replace("\\", @"\\").Replace("%", @"\%").Replace("_", @"\_");

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public sealed record Row(long Id, DateTimeOffset At, string Actor, IPAddress? Address, string Action, string SubjectType, string SubjectId, string? Before, string? After)
    {
        public IReadOnlyList<AuditedValue> Values => AuditedValue.Compare(Before, After);
    }
}
