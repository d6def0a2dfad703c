using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NewsTracker.Core;
using NewsTracker.Core.Articles;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>Shows an instant as its publisher printed it, with the offset: "9 Jul 2025, 12:32 (UTC+05:30)", "9 Jul 2025, 07:02 UTC". Where it prints none, when it was first seen, told as that: "seen 9 Jul 2025, 07:02 UTC".</summary>
[HtmlTargetElement("printed-instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PrintedInstantTagHelper : TagHelper
{
    public PrintedInstant? Value { get; set; }

    /// <summary>When the article was first seen, where that is to stand for a date it does not print.</summary>
    public DateTimeOffset? Seen { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null && Seen is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value?.ToString() ?? InstantTagHelper.Attribute(Seen!.Value));
        output.Content.SetContent(Value is null ? InstantTagHelper.InUtc(Seen!.Value) : InWords(Value));
        if (Value is null)
            output.PreElement.SetContent("seen ");
    }

    internal static string InWords(PrintedInstant value)
    {
        var day = DayWords.Of(DateOnly.FromDateTime(value.Local));
        if (value.Precision == InstantPrecision.Day)
        {
            return day;
        }

        var clock = value.Local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return value.Offset switch
        {
            null => $"{day}, {clock} (no time zone given)",
            { Ticks: 0 } => $"{day}, {clock} UTC",
            { } offset => $"{day}, {clock} (UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)})",
        };
    }
}
