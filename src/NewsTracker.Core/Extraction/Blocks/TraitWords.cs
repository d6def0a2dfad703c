using System.Collections.Frozen;
using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Reads traits from an element's tag, class, id, role and item property. Names are cut into words first, so that "unrelated" is not "related".</summary>
internal static class TraitWords
{
    private const int LongestName = 600;

    private static readonly FrozenDictionary<string, BlockTraits> Words = Build(
        (BlockTraits.Navigation, "nav navbar navigation menu breadcrumb breadcrumbs pagination pager pagenav toolbar topbar sitemap skiplink submenu navi toc"),
        (BlockTraits.Related, "related relatedposts recommended recommendation recommendations recirc recirculation readmore readalso popular trending mostread mostpopular teaser teasers "
            + "upnext suggestions similar onward sidebar rail outbrain taboola zergnet carousel slideshow linkbox linklist morefrom infobox moreon verwandt relacionadas relacionados relazionati infinite"),
        (BlockTraits.Sharing, "share shares sharing sharebar sharedaddy social socials addthis addtoany follow followus sharethis shareaholic socialmedia sociallinks"),
        (BlockTraits.Newsletter, "newsletter newsletters subscribe subscription signup mailinglist optin mailchimp paywall donate donation membership"),
        (BlockTraits.Comments, "comment comments disqus respond commentlist replies commentary kommentare comentarios commentaires livefyre coral"),
        (BlockTraits.Advertising, "ad ads advert adverts advertisement advertising sponsor sponsored banner dfp adsense promo promos promotion adslot adbox adunit werbung anzeige publicidad cta affiliate"),
        (BlockTraits.Consent, "cookie cookies consent gdpr cmp onetrust didomi modal popup overlay lightbox"),
        (BlockTraits.Footer, "footer copyright colophon disclaimer footnav"),
        (BlockTraits.Byline, "byline bylines dateline timestamp author authors authorbox bio biography postmeta entrymeta metadata readtime readingtime datetime pubdate articlemeta"),
        (BlockTraits.Tags, "tags taglist tagcloud taxonomy keywords hashtags"),
        (BlockTraits.Caption, "caption figcaption captions credit credits imagecaption legende legend photocredit bildunterschrift imgcaption"),
        (BlockTraits.Hidden, "hidden visuallyhidden sronly screenreader offscreen noprint printonly tooltip hovercard"),
        (BlockTraits.Standfirst, "standfirst dek deck summary subtitle subheadline subhead chapo chapeau sapo lead lede teaserlead abstract kicker synopsis excerpt sommario ingress"),
        (BlockTraits.Embed, "tweet tweets embed embedded embeds oembed"));

    private static readonly FrozenDictionary<string, BlockTraits> Pairs = Build(
        (BlockTraits.Hidden, "sr-only visually-hidden screen-reader off-screen hover-card"),
        (BlockTraits.Related, "read-more read-also also-read most-read most-popular more-from more-on more-stories you-may link-list up-next top-stories see-also"),
        (BlockTraits.Byline, "post-meta entry-meta article-meta author-bio about-author read-time reading-time story-meta"),
        (BlockTraits.Tags, "tag-list post-tags entry-tags article-tags tag-links cat-links tags-links"),
        (BlockTraits.Body, "article-body articlebody entry-content post-content story-body article-content content-body post-body article-text story-content body-text text-body "
            + "main-text news-text news-content article-copy body-content articlebody-text story-text article-main body-copy richtext-body single-content"),
        (BlockTraits.Newsletter, "sign-up mailing-list opt-in"),
        (BlockTraits.Embed, "twitter-tweet instagram-media fb-post telegram-post tiktok-embed bluesky-embed"),
        (BlockTraits.Caption, "photo-credit image-credit image-caption wp-caption"));

    private static readonly FrozenDictionary<string, BlockTraits>.AlternateLookup<ReadOnlySpan<char>> WordLookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, BlockTraits>.AlternateLookup<ReadOnlySpan<char>> PairLookup = Pairs.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="known">What class lists have been read to say, by their text: pages repeat few of them.</param>
    public static BlockTraits Of(IElement element, Dictionary<string, BlockTraits>? known = null)
    {
        var traits = OfTag(element.LocalName);
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length && attributes[i] is { } attribute; i++)
        {
            traits |= attribute.Name switch
            {
                "class" when known is not null => OfKnown(attribute.Value, known),
                "class" or "id" or "data-component" or "data-testid" or "data-block" => OfName(attribute.Value),
                "role" => OfRole(attribute.Value),
                "itemprop" => OfItemProperty(attribute.Value),
                "hidden" => BlockTraits.Hidden,
                "aria-hidden" when attribute.Value == "true" => BlockTraits.Hidden,
                "style" when IsInvisible(attribute.Value) => BlockTraits.Hidden,
                _ => BlockTraits.None,
            };
        }

        return traits;
    }

    private static BlockTraits OfKnown(string value, Dictionary<string, BlockTraits> known)
    {
        ref var traits = ref CollectionsMarshal.GetValueRefOrAddDefault(known, value, out var isKnown);
        if (!isKnown)
            traits = OfName(value);
        return traits;
    }

    private static BlockTraits OfTag(string tag) => tag switch
    {
        "nav" or "menu" => BlockTraits.Navigation,
        "footer" => BlockTraits.Footer,
        "aside" => BlockTraits.Aside,
        "form" or "fieldset" or "dialog" => BlockTraits.Form,
        "figcaption" or "caption" => BlockTraits.Caption,
        "header" => BlockTraits.Header,
        "address" => BlockTraits.Byline,
        _ => BlockTraits.None,
    };

    private static BlockTraits OfRole(string role) => role switch
    {
        "navigation" or "menu" or "menubar" or "tablist" => BlockTraits.Navigation,
        "complementary" => BlockTraits.Aside,
        "contentinfo" => BlockTraits.Footer,
        "dialog" or "alertdialog" => BlockTraits.Consent,
        "search" => BlockTraits.Form,
        _ => BlockTraits.None,
    };

    private static BlockTraits OfItemProperty(string property) => property switch
    {
        "articleBody" => BlockTraits.Body,
        "author" or "datePublished" or "dateModified" => BlockTraits.Byline,
        "caption" => BlockTraits.Caption,
        "comment" => BlockTraits.Comments,
        _ => BlockTraits.None,
    };

    private static bool IsInvisible(string style) =>
        style.Length < 2_000
        && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));

    /// <summary>Cuts a class list or id into words at everything but letters and at a change to upper case.</summary>
    private static BlockTraits OfName(string value)
    {
        var name = value.AsSpan(0, Math.Min(value.Length, LongestName));
        Span<char> lower = stackalloc char[name.Length];
        var traits = BlockTraits.None;
        int wordStart = 0, previousStart = -1, length = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsAsciiLetter(name[i]);
            var isBoundary = !isLetter || (i > 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
            if (isBoundary && length > wordStart)
            {
                traits |= WordLookup.TryGetValue(lower[wordStart..length], out var ofWord) ? ofWord : BlockTraits.None;
                if (previousStart >= 0)
                    traits |= PairLookup.TryGetValue(lower[previousStart..length], out var ofPair) ? ofPair : BlockTraits.None;
                previousStart = wordStart;
                if (i < name.Length && length < lower.Length)
                    lower[length++] = '-';
                wordStart = length;
            }

            if (!isLetter && i < name.Length && name[i] is ' ' or '\t' or '\n')
                previousStart = -1;
            if (isLetter && length < lower.Length)
                lower[length++] = char.ToLowerInvariant(name[i]);
        }

        return traits;
    }

    private static FrozenDictionary<string, BlockTraits> Build(params ReadOnlySpan<(BlockTraits Trait, string Words)> lists)
    {
        var words = new Dictionary<string, BlockTraits>(StringComparer.Ordinal);
        foreach (var (trait, list) in lists)
        {
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[word] = words.GetValueOrDefault(word) | trait;
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
