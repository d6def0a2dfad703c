using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.LanguageModel;

/// <summary>Which language model reads beside the engine, whether it answers, and what it took.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class IndexModel(LanguageModelSettings settings, ModelLedger ledger, ModelQueue queue, ModelReadings readings, ModelArchive archive, IOptions<OutboundOptions> outbound) : PageModel
{
    private const int MostCalls = 20;

    [BindProperty]
    public ModelInput Input { get; set; } = new();

    /// <summary>The mark of what the form began with.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What somebody else saved while the form was open.</summary>
    public ChangedMeanwhile? Meanwhile { get; private set; }

    public ModelSettings Saved { get; private set; } = new();

    public bool HasKey { get; private set; }

    public ModelUse Today { get; private set; } = new(0, 0);

    public int Waiting { get; private set; }

    public IReadOnlyList<ModelCall> Calls { get; private set; } = [];

    /// <summary>What the test of the connection gave, if it was just made.</summary>
    public ModelOutcome? Trial { get; private set; }

    /// <summary>The job that has stored articles read by this model, while it waits or runs.</summary>
    public long? ArchiveJobId { get; private set; }

    /// <summary>What having stored articles read may cost; absent while no model is on, or a job does it.</summary>
    public ModelArchiveCost? ArchiveCost { get; private set; }

    /// <summary>Whether a key was typed into a form that was not saved.</summary>
    public bool HasLostKey => (!ModelState.IsValid || Meanwhile is not null) && !string.IsNullOrEmpty(Input.Key);

    public bool CanBeTried => ModelAddress.TryParse(Saved.Address, out _) && Saved.Name.Length > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        ShowSaved();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        foreach (var (field, problem) in Input.Problems())
        {
            ModelState.AddModelError($"{nameof(Input)}.{field}", problem);
        }

        await ReadAsync(cancellationToken);
        var keepsKey = Input.KeyChange(Saved, HasKey) is KeyChange.New || (HasKey && Input.KeyChange(Saved, HasKey) is KeyChange.None);
        if (Input.IsOn && ModelAddress.TryParse(Input.Address, out var address) && ModelAddressCheck.FindProblem(address, keepsKey, outbound.Value) is { } unreachable)
        {
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Address)}", unreachable);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await settings.SaveAsync(Input.Settings, Input.KeyChange, Seen, HttpContext.Actor(), cancellationToken))
        {
            case ModelSettingsOutcome.Saved saved:
                return await GoOnAsync(saved.Key, cancellationToken);
            case ModelSettingsOutcome.Outdated outdated:
                Meanwhile = new ChangedMeanwhile(outdated.By, ModelInput.InWords(outdated.Current, outdated.HasKey));
                ModelState.Remove(nameof(Seen));
                Seen = LanguageModelSettings.MarkOf(outdated.Current, outdated.HasKey);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> GoOnAsync(KeyChange key, CancellationToken cancellationToken)
    {
        await queue.BringForwardAsync(ledger.NextDay(), cancellationToken);
        await archive.WakeAsync(cancellationToken);
        this.Notify((Input.IsOn ? "The language model is on." : "The language model is off.")
            + (key is KeyChange.Forget && !Input.ForgetKey ? " Its key was for another host and is forgotten: give the key of this one." : ""));
        return RedirectToPage();
    }

    /// <summary>Asks about an article of our own with what is saved. It costs a call, and changes nothing else.</summary>
    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Trial = await readings.TryAsync(cancellationToken);
        await ReadAsync(cancellationToken);
        ShowSaved();
        return Page();
    }

    /// <summary>Has the model read what was stored before it was on, as a job.</summary>
    public async Task<IActionResult> OnPostArchiveAsync(CancellationToken cancellationToken)
    {
        if (await archive.AskAsync(HttpContext.Actor(), cancellationToken) is { } asked)
        {
            return this.LeadToJob(asked, "This reading was asked for before, and is under way: here it is.");
        }

        this.NotifyRefused("The language model is off: turn it on first.");
        return RedirectToPage();
    }

    private void ShowSaved() => (Input, Seen) = (ModelInput.Of(Saved), LanguageModelSettings.MarkOf(Saved, HasKey));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Saved = await settings.FindAsync(cancellationToken);
        HasKey = await settings.HasKeyAsync(cancellationToken);
        Today = await ledger.UsedTodayAsync(cancellationToken);
        Waiting = await queue.CountAsync(cancellationToken);
        Calls = await ledger.NewestAsync(MostCalls, cancellationToken);
        ArchiveJobId = await archive.FindUnfinishedAsync(Saved.Name, cancellationToken);
        ArchiveCost = Saved.IsOn && ArchiveJobId is null ? await archive.EstimateAsync(Saved, cancellationToken) : null;
    }
}
