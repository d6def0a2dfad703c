using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>A page on which an editor says what is to become of articles: the state they get, why, or whose work they are.</summary>
public abstract class DecisionPage(NewsTrackerDbContext db) : PageModel
{
    public const string Nobody = "nobody";

    [BindProperty(SupportsGet = true, Name = "to")]
    public TriageState? To { get; set; }

    /// <summary>Whose work they are is to be asked.</summary>
    [BindProperty(SupportsGet = true, Name = "give")]
    public bool IsGiving { get; set; }

    [PlainText]
    [BindProperty(Name = "reason")]
    public string? Written { get; set; }

    /// <summary>One of the <see cref="TriageWords.CommonReasons"/>, chosen by a button that dismisses at once.</summary>
    [PlainText]
    [BindProperty(Name = "common")]
    public string? Common { get; set; }

    /// <summary>What was chosen and what was written: an editor's own words are not dropped.</summary>
    public string? Reason => (Common?.Trim(), Written?.Trim()) switch
    {
        ({ Length: > 0 } common, { Length: > 0 } written) => $"{common}: {written}",
        ({ Length: > 0 } common, _) => common,
        (_, var written) => written,
    };

    /// <summary>An editor's id, or <see cref="Nobody"/>.</summary>
    [BindProperty(Name = "assignee")]
    public string? Assignee { get; set; }

    /// <summary>Where the list was, to go back to it.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>Who can be given articles; empty where that is not asked.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Editors { get; private set; } = [];

    public abstract string BackAddress { get; }

    /// <summary>What the form still has to ask: why, or who.</summary>
    protected bool LacksAnswer => (To is TriageState.Dismissed && Reason is null) || (IsGiving && Assignee is null);

    protected NewsTrackerDbContext Db => db;

    protected string? Local => Url.Local(From);

    protected LocalRedirectResult Back() => LocalRedirect("~" + BackAddress);

    /// <summary>The change that the form says; null where it names no editor, and then a problem says so.</summary>
    protected TriageChange? ReadChange()
    {
        var assignment = Guid.TryParse(Assignee, out var editor) ? new TriageAssignment(editor) : Assignee is Nobody ? new TriageAssignment(null) : null;
        if (assignment is null && !string.IsNullOrEmpty(Assignee))
        {
            ModelState.AddModelError(nameof(Assignee), "Choose an editor from the list.");
        }

        return ModelState.IsValid ? new TriageChange(To, string.IsNullOrEmpty(Reason) ? null : Reason, assignment) : null;
    }

    protected async Task ReadEditorsAsync(CancellationToken cancellationToken)
    {
        if (IsGiving)
        {
            var named = Guid.TryParse(Assignee, out var id) ? id : (Guid?)null;
            Editors = [.. (await db.EditorsToChoose(named).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellationToken)).Select(u => (u.Id, u.DisplayName))];
        }
    }
}
