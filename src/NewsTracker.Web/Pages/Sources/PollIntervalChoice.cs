using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsTracker.Core.Sources;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>How often a feed may be polled, in minutes: what forms offer and take.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class PollIntervalChoiceAttribute() : ValidationAttribute("Choose how often the feed is polled.")
{
    private static readonly int[] Minutes = [5, 10, 15, 30, 60, 180, 360, 720, 1440];

    public static int Default => (int)Feed.DefaultPollInterval.TotalMinutes;

    public static IEnumerable<SelectListItem> All => Minutes.Select(Choice);

    /// <summary>The choices, and what is set now where a list of sources brought another.</summary>
    public static IEnumerable<SelectListItem> Beside(TimeSpan present) =>
        Minutes.Append((int)Math.Round(present.TotalMinutes)).Distinct().Order().Select(Choice);

    public override bool IsValid(object? value) => value is int minutes && minutes >= Feed.ShortestPollInterval.TotalMinutes && minutes <= Feed.LongestPollInterval.TotalMinutes;

    private static SelectListItem Choice(int minutes) => new(FeedWords.Of(TimeSpan.FromMinutes(minutes)), minutes.ToString(CultureInfo.InvariantCulture));
}
