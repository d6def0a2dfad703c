using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>
/// Writes marks into an article's HTML. Its text and the plain text, which marks count in, are laid side by side; where they do not agree, the plain
/// text is shown, block by block, so that no mark ever stands on other words. Each run of text tells in <c>data-at</c> where it starts, in code points.
/// </summary>
internal sealed class MarkedBody
{
    private readonly string bodyText;
    private readonly CodePointMap map;
    private readonly IReadOnlyList<ReaderMark> marks;
    private readonly int[] edges;
    private readonly IDocument document;
    private readonly List<(IText Node, int Start)> runs = [];
    private readonly List<ReaderMark> open = [];
    private int next;

    private MarkedBody(string bodyText, IDocument document, IReadOnlyList<ReaderMark> marks)
    {
        this.bodyText = bodyText;
        this.document = document;
        map = new CodePointMap(bodyText);
        this.marks = [.. marks.Where(mark => mark.Start >= 0 && mark.End <= bodyText.Length && mark.Start < mark.End).OrderBy(mark => mark.Start)];
        edges = [.. this.marks.SelectMany(mark => new[] { mark.Start, mark.End }).Distinct().Order()];
    }

    /// <summary>Safe to write as it is.</summary>
    public static string Render(string bodyHtml, string bodyText, IReadOnlyList<ReaderMark> marks)
    {
        var parser = new HtmlParser();
        var body = new MarkedBody(bodyText, parser.ParseDocument(ArticleSanitizer.Sanitize(bodyHtml)), marks);
        if (!body.TryAlign())
        {
            body = new MarkedBody(bodyText, parser.ParseDocument(PlainBlocks(bodyText)), marks);
            body.TryAlign();
        }

        return body.Write();
    }

    private static string PlainBlocks(string text) => string.Concat(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(block => $"<p>{System.Net.WebUtility.HtmlEncode(block).Replace("\n", "<br>", StringComparison.Ordinal)}</p>\n"));

    /// <summary>Finds where each run of text stands in the plain text: white space between blocks aside, they have to be the same.</summary>
    private bool TryAlign()
    {
        var at = 0;
        foreach (var node in document.Body!.Descendants<IText>().ToList())
        {
            while (at < bodyText.Length && char.IsWhiteSpace(bodyText[at]) && !bodyText.AsSpan(at).StartsWith(node.Data, StringComparison.Ordinal))
            {
                at++;
            }

            if (bodyText.AsSpan(at).StartsWith(node.Data, StringComparison.Ordinal))
            {
                runs.Add((node, at));
                at += node.Data.Length;
            }
            else if (!string.IsNullOrWhiteSpace(node.Data))
            {
                return false;
            }
        }

        return string.IsNullOrWhiteSpace(bodyText[at..]);
    }

    private string Write()
    {
        foreach (var (node, start) in runs.Where(run => !string.IsNullOrWhiteSpace(run.Node.Data)))
        {
            // A sign is a link, and links do not nest: it stands after the link that holds the words.
            var holder = node.GetAncestors().OfType<IHtmlAnchorElement>().FirstOrDefault();
            var signs = document.CreateDocumentFragment();
            foreach (var (from, to) in Pieces(start, start + node.Data.Length))
            {
                var covering = CoveringAt(from);
                node.Parent!.InsertBefore(Run(from, to, covering), node);
                foreach (var mark in covering.Where(mark => mark.End == to && mark.Sign is not null))
                {
                    (holder is null ? (INode)node.Parent : signs).InsertBefore(Sign(mark), holder is null ? node : null);
                }
            }

            holder?.Parent!.InsertBefore(signs, holder.NextSibling);
            node.Remove();
        }

        return document.Body!.InnerHtml;
    }

    /// <summary>The marks over a piece; pieces come in the order of the text, so each mark is taken up once and laid down once.</summary>
    private List<ReaderMark> CoveringAt(int from)
    {
        while (next < marks.Count && marks[next].Start <= from)
        {
            open.Add(marks[next++]);
        }

        open.RemoveAll(mark => mark.End <= from);
        return [.. open];
    }

    /// <summary>A run of text, cut where a mark starts or ends.</summary>
    private IEnumerable<(int From, int To)> Pieces(int start, int end)
    {
        var from = start;
        var found = Array.BinarySearch(edges, start + 1);
        for (var i = found < 0 ? ~found : found; i < edges.Length && edges[i] < end; i++)
        {
            yield return (from, edges[i]);
            from = edges[i];
        }

        yield return (from, end);
    }

    private IElement Run(int from, int to, List<ReaderMark> covering)
    {
        // What only colours is no mark to a screen reader: it would be told of every country.
        var run = document.CreateElement(covering.Exists(mark => mark.Sign is not null) ? "mark" : "span");
        run.TextContent = bodyText[from..to];
        run.SetAttribute("data-at", map.FromUtf16(from).ToString(CultureInfo.InvariantCulture));
        if (covering.Exists(mark => mark.IsListed && mark.Start == from))
        {
            run.Id = ReaderMark.PlaceOf(map.FromUtf16(from));
        }

        if (covering.Count > 0)
        {
            var layers = covering.GroupBy(mark => mark.Layer).ToList();

            // The closest around the words first: that is the one a click means.
            run.SetAttribute("data-marks", string.Join(' ', covering.OrderBy(mark => mark.End - mark.Start).Select(mark => mark.Id)));
            run.SetAttribute("title", string.Join(" · ", covering.Select(mark => mark.Label).Distinct()));
            run.ClassName = string.Join(' ', [
                .. layers.Select(layer => "on-" + layer.Key),
                .. layers.Where(layer => layer.Count() > 1).Select(layer => "deep-" + layer.Key),
                .. covering.Select(mark => mark.CssClass).OfType<string>().Distinct()]);
        }

        return run;
    }

    private IElement Sign(ReaderMark mark)
    {
        var sign = document.CreateElement("a");
        sign.ClassName = "sign of-" + mark.Layer;
        sign.SetAttribute("href", mark.Href);
        sign.SetAttribute("aria-label", mark.Label);
        sign.TextContent = mark.Sign!;
        return sign;
    }
}
