using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NewsTracker.Core;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>Shows one of our own instants in UTC; <c>relative</c> adds how long ago or ahead that is, <c>seconds</c> tells it to the second.</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper(TimeProvider clock) : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    public bool Relative { get; set; }

    public bool Seconds { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.SuppressOutput();
            return;
        }

        var full = Seconds ? InstantWords.InUtcToTheSecond(value) : InUtc(value);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Attribute(value));
        if (Relative)
        {
            output.Attributes.SetAttribute("title", full);
        }

        output.Content.SetContent(Relative ? InWords(value - clock.GetUtcNow()) : full);
    }

    internal static string InUtc(DateTimeOffset value) => InstantWords.InUtc(value);

    internal static string Attribute(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static string InWords(TimeSpan fromNow) => (LengthOf(fromNow), fromNow < TimeSpan.Zero) switch
    {
        (null, true) => "just now",
        (null, false) => "now",
        ({ } length, true) => $"{length} ago",
        ({ } length, false) => $"in {length}",
    };

    internal static string HowLong(TimeSpan span) => LengthOf(span) ?? "less than a minute";

    private static string? LengthOf(TimeSpan span) => span.Duration() switch
    {
        { TotalMinutes: < 1 } => null,

        // An hour and a half is no hour, where it is asked when something comes.
        { TotalHours: < 2 } minutes => $"{minutes.TotalMinutes:0} min",
        { TotalDays: < 1 } hours => $"{hours.TotalHours:0} h",
        var days => $"{days.TotalDays:0} d",
    };
}
