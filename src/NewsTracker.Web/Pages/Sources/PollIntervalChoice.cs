using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsTracker.Core.Sources;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>How often a feed may be polled, in minutes: what forms offer and take.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class PollIntervalChoiceAttribute() : ValidationAttribute("Choose how often the feed is polled.")
{
    private static readonly int[] Minutes = [5, 10, 15, 30, 60, 180, 360, 720, 1440];

    public static int Default => (int)Feed.DefaultPollInterval.TotalMinutes;

    public static IEnumerable<SelectListItem> All => Minutes.Select(minutes => new SelectListItem(InWords(TimeSpan.FromMinutes(minutes)), minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public override bool IsValid(object? value) => value is int minutes && Minutes.Contains(minutes);

    public static string InWords(TimeSpan interval) => interval.TotalMinutes switch
    {
        < 60 and var minutes => $"Every {minutes:0} minutes",
        60 => "Every hour",
        1440 => "Every day",
        var minutes => $"Every {minutes / 60:0.#} hours",
    };
}
