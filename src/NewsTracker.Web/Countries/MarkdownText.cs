using Markdig;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Web.Countries;

/// <summary>Markdown as HTML. Raw HTML in it stays text, and what comes out passes the same allow-list as text from the web.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    public static string ToHtml(string markdown) => ArticleSanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));
}
