using System.Diagnostics;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Tells readers in words where a field, or an article, comes from.</summary>
internal static class OriginWords
{
    /// <param name="origin">A <see cref="FieldOrigin"/> as revisions keep it; one that this version does not know is shown as it is.</param>
    public static string OfField(string origin) => Enum.TryParse<FieldOrigin>(origin, out var known) ? known switch
    {
        FieldOrigin.PublisherRule => "publisher rule",
        FieldOrigin.JsonLd => "JSON-LD",
        FieldOrigin.OpenGraph => "Open Graph",
        FieldOrigin.Meta => "meta element",
        FieldOrigin.Microdata => "microdata",
        FieldOrigin.VisibleText => "printed on the page",
        FieldOrigin.Heuristic => "the page's structure",
        FieldOrigin.Feed => "the feed",
        FieldOrigin.Url => "the address",
        FieldOrigin.HttpHeader => "the HTTP header",
        FieldOrigin.Detection => "the wording",
        FieldOrigin.Person => "an editor",
        _ => origin,
    }
    : origin;

    public static string OfArticle(ArticleOrigin origin) => origin switch
    {
        ArticleOrigin.Feed => "From its source",
        ArticleOrigin.Address => "Added by address",
        ArticleOrigin.File => "Uploaded as a file",
        ArticleOrigin.PastedText => "Pasted as text",
        _ => throw new UnreachableException(),
    };
}
