using NewsTracker.Data.Sources;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>How it is told that nothing polls.</summary>
public static class StandstillWords
{
    public const string Cause = "No scraper seems to run, or what it polls hangs.";

    /// <summary>For who can follow it: an admin.</summary>
    public const string Advice = "Start one, or set Scraping:Enabled on the web host; start anew one whose /health/ready says that a poll hangs.";

    public static string Of(Standstill standstill, DateTimeOffset now) =>
        standstill.LastPollAt is { } last ? $"The last poll of any feed began {InstantTagHelper.InWords(last - now)}." : "No feed of any source was ever polled.";
}
