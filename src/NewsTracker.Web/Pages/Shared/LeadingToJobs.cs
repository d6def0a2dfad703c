using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsTracker.Web.Pages.Shared;

internal static class LeadingToJobs
{
    /// <summary>Leads to the job that does what was asked for.</summary>
    /// <param name="underWay">Said where it was asked for before: by a colleague, or by the same form sent twice.</param>
    public static RedirectToPageResult LeadToJob(this PageModel page, (long JobId, bool IsNew) asked, string underWay)
    {
        if (!asked.IsNew)
        {
            page.Notify(underWay);
        }

        return page.RedirectToPage("/Jobs/Job", new { id = asked.JobId });
    }
}
