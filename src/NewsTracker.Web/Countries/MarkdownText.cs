using System.Net;
using Markdig;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Web.Countries;

/// <summary>Markdown as HTML. Raw HTML in it stays text, and what comes out passes the same allow-list as text from the web.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>The text as it is written, where its Markdown cannot be read.</summary>
    public static string ToHtml(string markdown) => TryToHtml(markdown) ?? $"<p>{WebUtility.HtmlEncode(markdown).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    /// <returns>Null where quotes, lists or brackets lie deeper within one another than is read.</returns>
    public static string? TryToHtml(string markdown)
    {
        string html;
        try
        {
            html = Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }

        return ArticleSanitizer.Sanitize(html);
    }
}
