using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsTracker.Core.Extraction.Markup;

namespace NewsTracker.Core.Tests.Extraction.Markup;

/// <summary>How deep the parser nests what the guard leaves: its work grows with the square of that.</summary>
internal static class ParsedDepth
{
    /// <summary>The depth that is kept, with a table's own levels around each cell and one paragraph in it, which ends itself and is not counted.</summary>
    public const int Deepest = 256 * 5 + 16;

    /// <summary>The depth without a limit of the parser's own; 0 where the guard refuses.</summary>
    public static int Of(string html)
    {
        if (MarkupGuard.Tame(html) is not { } markup)
            return 0;
        using var document = new HtmlParser(new HtmlParserOptions { MaximumDepth = int.MaxValue }).ParseDocument(markup);
        var deepest = 0;
        var left = new Stack<(INode Node, int Depth)>([(document, 0)]);
        while (left.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in next.Node.ChildNodes)
                left.Push((child, next.Depth + 1));
            if (next.Node is IHtmlTemplateElement template)
                left.Push((template.Content, next.Depth + 1));
        }

        return deepest;
    }
}
