using System.Globalization;
using NewsTracker.Core.Articles;

namespace NewsTracker.Testing.Newsroom;

/// <summary>Text to HTML. Letters stay letters, so that the encoding of a page matters.</summary>
internal static class Markup
{
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A marked text with its links and stress as elements.</summary>
    public static string Inline(string marked) =>
        NewsroomArticle.Stress.Replace(NewsroomArticle.Links.Replace(Escape(marked), "<a href=\"$2\">$1</a>"), "<strong>$1</strong>");

    public static string Each<T>(IEnumerable<T> items, Func<T, string> render) => string.Join("\n", items.Select(render));

    public static string Clock(PrintedInstant instant, string format, CultureInfo? culture = null) =>
        instant.Local.ToString(format, culture ?? CultureInfo.InvariantCulture);
}
