using System.Text;
using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds.Text;

/// <summary>The text of an element by the type it declares (RFC 4287, 3.1; Atom 0.3's modes; RSS declares none).</summary>
internal static class FeedText
{
    /// <summary>Longer than any title or name.</summary>
    private const int LongestPlainText = 5_000;

    private enum Form
    {
        Unknown,
        Plain,
        Html,
        Inline,
    }

    /// <summary>One line of plain text; absent where there is none.</summary>
    public static string? Plain(FeedElement? element)
    {
        if (element is null)
            return null;
        var (form, text) = Read(element);
        text = text.CutTo(LongestPlainText);
        return Tidy(form switch
        {
            Form.Plain => text,
            Form.Html or Form.Inline => HtmlFragment.ToPlainText(text, knownTagsOnly: false),
            _ => HtmlFragment.ToPlainText(text, knownTagsOnly: true),
        });
    }

    /// <summary>The text as HTML with absolute addresses; absent where there is none.</summary>
    public static string? Html(FeedElement? element, FeedBase context)
    {
        if (element is null)
            return null;
        var (form, text) = Read(element);
        var html = form == Form.Plain ? HtmlFragment.Escape(text) : text;
        return string.IsNullOrWhiteSpace(html) ? null : AbsoluteAddresses.Apply(html.Trim(), context.AddressOf(element), context);
    }

    /// <summary>White space runs become one blank.</summary>
    public static string? Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var tidy = new StringBuilder(text.Length);
        var inWord = false;
        foreach (var value in text)
        {
            if (char.IsWhiteSpace(value))
            {
                inWord = false;
                continue;
            }

            if (!inWord && tidy.Length > 0)
                tidy.Append(' ');
            inWord = true;
            tidy.Append(value);
        }

        return tidy.ToString();
    }

    private static (Form Form, string Text) Read(FeedElement element)
    {
        var type = element["type"]?.Trim() ?? "";
        var mode = element["mode"] ?? "";
        if (string.Equals(mode, "base64", StringComparison.OrdinalIgnoreCase))
            return (IsPlain(type) || (type.Length == 0 && element.Name == "title") ? Form.Plain : Form.Html, DecodeBase64(element.OwnText) ?? element.OwnText);
        if (element.HasElements)
            return (Form.Inline, InlineOf(element));
        var text = element.OwnText;
        if (element.Vocabulary != Vocabulary.Atom && type.Length == 0)
            return (Form.Unknown, text);
        if (type.Length == 0)
            return HtmlFragment.HasKnownTag(text) && element.Name is "content" or "summary" ? (Form.Html, text) : (Form.Plain, text);
        if (type.Contains("html", StringComparison.OrdinalIgnoreCase))
            return (type.Contains("xhtml", StringComparison.OrdinalIgnoreCase) && mode.Length == 0 ? Form.Inline : Form.Html, text);
        if (IsPlain(type) || type.Contains("xml", StringComparison.OrdinalIgnoreCase))
            return (Form.Plain, text);
        return DecodeBase64(text) is { } decoded ? (Form.Html, decoded) : (Form.Unknown, text);
    }

    private static string InlineOf(FeedElement element)
    {
        // The div of XHTML content is no part of it (RFC 4287, 3.1.1.3).
        return element.Children is [{ Name: "div" } only] && string.IsNullOrWhiteSpace(element.OwnText) ? HtmlFragment.Write(only) : HtmlFragment.Write(element);
    }

    private static bool IsPlain(string type) =>
        type.Equals("text", StringComparison.OrdinalIgnoreCase) || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) || type.Equals("plain", StringComparison.OrdinalIgnoreCase);

    private static string? DecodeBase64(string text)
    {
        var bytes = new byte[text.Length];
        return text.Length > 3 && Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length > 0 ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
