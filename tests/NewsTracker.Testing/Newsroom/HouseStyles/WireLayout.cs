using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom.HouseStyles;

/// <summary>A news agency whose pages never left the age of tables: no metadata to speak of, paragraphs parted by line breaks.</summary>
internal sealed class WireLayout : IHouseStyle
{
    public string Key => "wire";

    public string SiteName => "Meridian Wire";

    public string Language => "en";

    public string Render(NewsroomArticle article, PageSetting page) => $"""
        <html>
        <head>
        <title>{Escape(article.Headline)} - {SiteName}</title>
        <meta property="og:title" content="{Escape(article.Headline)}">
        <meta name=date content="{Clock(article.Published, "yyyy-MM-dd")}">
        {(article.EncodingDeclaredIn is EncodingDeclaration.Meta ? $"<meta http-equiv=Content-Type content=\"text/html; charset={article.Encoding}\">" : "")}
        </head>
        <body bgcolor="#ffffff" text="#000000" link="#003399">
        <table width="760" border="0" cellpadding="4" cellspacing="0" align="center">
        <tr><td colspan="2" bgcolor="#003399"><font color="#ffffff" size="5"><b>MERIDIAN WIRE</b></font></td></tr>
        <tr>
        <td width="140" valign="top" bgcolor="#eeeeee"><font size="2"><a href="/">Home</a><br><a href="/">World</a><br><a href="/">Europe</a><br><a href="/">Americas</a><br><a href="/">Business</a><br><a href="/">Sports</a><br><a href="/">Weather</a><br><a href="/">Subscribers</a></font></td>
        <td valign="top">
        <font size="2" color="#666666">{Escape(article.Section)}</font><br>
        <font size="5"><b>{Escape(article.Headline)}</b></font><br><br>
        {(article.Byline is [] ? "" : $"<font size=\"2\">By {Escape(string.Join(" and ", article.Byline.Select(name => name.Name)))}</font><br>")}
        <font size="2">{Printed(article.Published)}</font><br>
        {(article.Modified is { } changed ? $"<font size=\"2\">Updated {Printed(changed)}</font><br>" : "")}<br>
        <font size="3">{string.Join("<br><br>\n", article.MarkedBlocks.Select(Block))}<br><br></font>
        <hr size="1">
        <font size="2"><b>More from the wire</b><br>
        {Each(page.Related, other => $"&#183; <a href=\"{other.Path}\">{Escape(other.Headline)}</a><br>")}</font>
        <font size="1"><a href="#">Printer friendly version</a> | <a href="#">E-mail this story</a></font>
        </td></tr>
        <tr><td colspan="2" align="center"><font size="1">Copyright {Clock(article.Published, "yyyy")} Meridian Wire. All rights reserved. This material may not be published, broadcast or redistributed.</font></td></tr>
        </table>
        </body>
        </html>
        """;

    private static string Block(TextBlock block) => block.Kind is TextBlockKind.Heading ? $"<b>{Inline(block.Text)}</b>" : Inline(block.Text);

    private static string Printed(PrintedInstant instant) =>
        $"{Clock(instant, "MMMM d, yyyy h:mm tt")} {(instant.Offset == TimeSpan.FromHours(-4) ? "EDT" : "EST")}";
}
