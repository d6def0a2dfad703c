using System.Collections.Frozen;

namespace NewsTracker.Core.Feeds.Markup;

/// <summary>Which standard an element's name belongs to.</summary>
internal enum Vocabulary
{
    /// <summary>RSS of every age, and elements without a namespace.</summary>
    Rss,
    Atom,
    Rdf,
    Dublin,
    DublinTerms,
    Content,
    Media,
    Itunes,
    FeedBurner,
    Syndication,
    Sitemap,
    News,
    Html,
    Other,
}

internal static class Vocabularies
{
    private static readonly FrozenDictionary<string, Vocabulary> ByAddress = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Rss,
        ["purl.org/rss/1.0"] = Vocabulary.Rss,
        ["my.netscape.com/rdf/simple/0.9"] = Vocabulary.Rss,
        ["channel.netscape.com/rdf/simple/0.9"] = Vocabulary.Rss,
        ["backend.userland.com/rss"] = Vocabulary.Rss,
        ["backend.userland.com/rss2"] = Vocabulary.Rss,
        ["backend.userland.com/rss091"] = Vocabulary.Rss,
        ["blogs.law.harvard.edu/tech/rss"] = Vocabulary.Rss,
        ["cyber.law.harvard.edu/rss"] = Vocabulary.Rss,
        ["cyber.harvard.edu/rss"] = Vocabulary.Rss,
        ["purl.org/net/rss1.1#"] = Vocabulary.Rss,
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = Vocabulary.Rss,
        ["www.w3.org/2005/atom"] = Vocabulary.Atom,
        ["purl.org/atom/ns#"] = Vocabulary.Atom,
        ["example.com/necho"] = Vocabulary.Atom,
        ["example.com/newformat#"] = Vocabulary.Atom,
        ["purl.org/atom/ns"] = Vocabulary.Atom,
        ["www.w3.org/2005/atom/"] = Vocabulary.Atom,
        ["www.w3.org/1999/02/22-rdf-syntax-ns#"] = Vocabulary.Rdf,
        ["purl.org/dc/elements/1.0"] = Vocabulary.Dublin,
        ["purl.org/dc/elements/1.1"] = Vocabulary.Dublin,
        ["purl.org/dc/terms"] = Vocabulary.DublinTerms,
        ["purl.org/rss/1.0/modules/syndication"] = Vocabulary.Syndication,
        ["purl.org/rss/1.0/modules/content"] = Vocabulary.Content,
        ["search.yahoo.com/mrss"] = Vocabulary.Media,
        ["video.search.yahoo.com/mrss"] = Vocabulary.Media,
        ["www.rssboard.org/media-rss"] = Vocabulary.Media,
        ["rssnamespace.org/feedburner/ext/1.0"] = Vocabulary.FeedBurner,
        ["www.pheedo.com/namespace/pheedo"] = Vocabulary.FeedBurner,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["example.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["www.sitemaps.org/schemas/sitemap/0.9"] = Vocabulary.Sitemap,
        ["www.google.com/schemas/sitemap/0.84"] = Vocabulary.Sitemap,
        ["www.google.com/schemas/sitemap/0.9"] = Vocabulary.Sitemap,
        ["www.google.com/schemas/sitemap-news/0.9"] = Vocabulary.News,
        ["www.w3.org/1999/xhtml"] = Vocabulary.Html,
        ["www.w3.org/tr/rec-html40"] = Vocabulary.Html,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Feeds forget to declare these; what their authors mean is known all the same.
    private static readonly FrozenDictionary<string, Vocabulary> ByHabit = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        ["rss"] = Vocabulary.Rss,
        ["atom"] = Vocabulary.Atom,
        ["a10"] = Vocabulary.Atom,
        ["rdf"] = Vocabulary.Rdf,
        ["dc"] = Vocabulary.Dublin,
        ["dcterms"] = Vocabulary.DublinTerms,
        ["content"] = Vocabulary.Content,
        ["media"] = Vocabulary.Media,
        ["itunes"] = Vocabulary.Itunes,
        ["feedburner"] = Vocabulary.FeedBurner,
        ["news"] = Vocabulary.News,
        ["xhtml"] = Vocabulary.Html,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Vocabulary OfAddress(string address)
    {
        var bare = address.AsSpan().Trim();
        if (bare.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            bare = bare[7..];
        else if (bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            bare = bare[8..];
        return ByAddress.TryGetValue(bare.TrimEnd('/').ToString(), out var known) ? known : Vocabulary.Other;
    }

    /// <summary>What a root element's own namespace means, whatever its address: early drafts and homemade addresses stand for the same names.</summary>
    public static Vocabulary? OfRoot(string name) => name switch
    {
        "feed" => Vocabulary.Atom,
        "rss" => Vocabulary.Rss,
        _ => null,
    };

    public static Vocabulary OfUndeclared(string prefix) => ByHabit.GetValueOrDefault(prefix, prefix.Length == 0 ? Vocabulary.Rss : Vocabulary.Other);
}
