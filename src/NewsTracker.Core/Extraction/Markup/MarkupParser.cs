using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsTracker.Core.Extraction.Markup;

/// <summary>Parses a page after <see cref="MarkupGuard"/> has made it harmless.</summary>
internal static class MarkupParser
{
    private static readonly HtmlParserOptions Options = new() { IsKeepingSourceReferences = false, MaximumDepth = 512 };

    /// <summary>Nobody listens to attributes: the parser's own listener takes apart the address of every style sheet and icon, to load none of them.</summary>
    private static readonly IConfiguration Configuration = AngleSharp.Configuration.Default.Without<IAttributeObserver>();

    /// <summary>The page's tree; absent where it nests too deeply to be read. Nobody disposes of it: that would take the tree apart and search it through, and it holds memory only.</summary>
    public static IHtmlDocument? Parse(string html) =>
        MarkupGuard.Tame(html) is { } markup ? new HtmlParser(Options, BrowsingContext.New(Configuration)).ParseDocument(markup) : null;
}
