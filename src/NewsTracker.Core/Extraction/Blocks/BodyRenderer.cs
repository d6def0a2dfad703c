using System.Text;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Writes the chosen blocks as HTML. What it writes is safe by construction: text is encoded, and only links and emphasis survive.</summary>
internal sealed class BodyRenderer(Uri? baseUrl)
{
    private readonly StringBuilder html = new();
    private bool inList;

    public static string Render(IEnumerable<PageBlock> blocks, Uri? baseUrl)
    {
        var renderer = new BodyRenderer(baseUrl);
        foreach (var block in blocks)
            renderer.Write(block.Kind, block.HeadingLevel, block.Text, block.Runs);
        return renderer.Finish();
    }

    public static string Render(IEnumerable<TextBlock> blocks)
    {
        var renderer = new BodyRenderer(null);
        foreach (var block in blocks)
            renderer.Write(block.Kind, 2, block.Text, []);
        return renderer.Finish();
    }

    private string Finish()
    {
        CloseList();
        return html.ToString();
    }

    private void Write(TextBlockKind kind, int headingLevel, string text, IReadOnlyList<InlineRun> runs)
    {
        if (kind == TextBlockKind.ListItem)
        {
            if (!inList)
                html.Append("<ul>");
            inList = true;
        }
        else
        {
            CloseList();
        }

        var (open, close) = kind switch
        {
            // The page's headline is level one.
            TextBlockKind.Heading => ($"<h{Math.Clamp(headingLevel, 2, 4)}>", $"</h{Math.Clamp(headingLevel, 2, 4)}>"),
            TextBlockKind.Quote => ("<blockquote><p>", "</p></blockquote>"),
            TextBlockKind.ListItem => ("<li>", "</li>"),
            _ => ("<p>", "</p>"),
        };
        html.Append(open);
        WriteRuns(text, runs);
        html.Append(close).Append('\n');
    }

    private void WriteRuns(string text, IReadOnlyList<InlineRun> runs)
    {
        var written = 0;
        foreach (var run in runs)
        {
            var start = Math.Min(run.Start, text.Length);
            var end = Math.Min(run.Start + run.Length, text.Length);
            if (start < written || end <= start)
                continue;
            Encode(text[written..start]);
            WriteRun(text[start..end], run);
            written = end;
        }

        Encode(text[written..]);
    }

    private void WriteRun(string text, InlineRun run)
    {
        var link = run.Href is null ? null : WebAddress.Resolve(run.Href, baseUrl);
        if (link is not null)
            html.Append("<a href=\"").Append(EncodeAddress(link)).Append("\">");
        if (run.Style.HasFlag(InlineStyle.Strong))
            html.Append("<strong>");
        if (run.Style.HasFlag(InlineStyle.Emphasis))
            html.Append("<em>");
        Encode(text);
        if (run.Style.HasFlag(InlineStyle.Emphasis))
            html.Append("</em>");
        if (run.Style.HasFlag(InlineStyle.Strong))
            html.Append("</strong>");
        if (link is not null)
            html.Append("</a>");
    }

    // As browsers and the sanitizer write attributes: an apostrophe stays.
    private static string EncodeAddress(Uri address) =>
        address.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private void Encode(string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '\n' => html.Append("<br>"),
                _ => html.Append(character),
            };
        }
    }

    private void CloseList()
    {
        if (inList)
            html.Append("</ul>\n");
        inList = false;
    }
}
