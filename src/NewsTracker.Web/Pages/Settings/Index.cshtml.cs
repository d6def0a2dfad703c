using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;
using NewsTracker.Web.Settings;

namespace NewsTracker.Web.Pages.Settings;

[Authorize(Policy = Policy.Administer)]
public sealed class IndexModel(InstallationSettings settings, PositionPolicy positions, NewsTrackerDbContext db, IOptions<OutboundOptions> outbound, IOptions<PollingOptions> polling) : PageModel
{
    public bool AllowsAnonymousReading { get; private set; }

    public bool NeedsFourEyes { get; private set; }

    public InstallationFacts Facts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        AllowsAnonymousReading = await settings.AllowsAnonymousReadingAsync(cancellationToken);
        NeedsFourEyes = await positions.NeedsFourEyesAsync(cancellationToken);
        Facts = new InstallationFacts(
            outbound.Value.Contact,
            outbound.Value.AllowedPrivateHosts,
            polling.Value.Enabled,
            typeof(IndexModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            await db.Database.SqlQuery<string>($"select current_setting('server_version') as \"Value\"").SingleAsync(cancellationToken));
    }

    public async Task<IActionResult> OnPostAsync([FromForm] bool anonymousReading, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        await settings.SetAnonymousReadingAsync(anonymousReading, HttpContext.Actor(), cancellationToken);
        this.Notify(anonymousReading ? "Visitors can read without an account now." : "Only people with an account can read now.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostFourEyesAsync([FromForm] bool fourEyes, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        await settings.SetFourEyesAsync(fourEyes, HttpContext.Actor(), cancellationToken);
        this.Notify(fourEyes ? "Positions need a second pair of eyes now." : "Editors accept their own positions now.");
        return RedirectToPage();
    }

    public sealed record InstallationFacts(string? Contact, IReadOnlyList<string> PrivateHosts, bool Scrapes, string Version, string DatabaseVersion);
}
