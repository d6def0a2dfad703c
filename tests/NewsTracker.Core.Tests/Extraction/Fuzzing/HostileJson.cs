using CsCheck;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>JSON-LD of every wrong shape: values of the wrong kind, cut off, nested without end, escaped into nothing.</summary>
internal static class HostileJson
{
    private static readonly Gen<string> Keys = Pick.From(
        "@type", "@id", "@graph", "@context", "name", "headline", "alternativeHeadline", "datePublished", "dateModified", "dateCreated", "author", "creator", "publisher", "logo", "image", "url", "contentUrl", "thumbnailUrl",
        "mainEntityOfPage", "articleBody", "text", "description", "inLanguage", "alternateName", "articleSection", "keywords", "isAccessibleForFree", "hasPart", "isPartOf", "itemListElement", "comment", "liveBlogUpdate",
        "coverageStartTime", "cssSelector", "", "\\u0000", "\\ud800");

    private static readonly Gen<string> Types = Pick.From(
        "NewsArticle", "Article", "WebPage", "WebSite", "LiveBlogPosting", "Person", "Organization", "http://schema.org/NewsArticle", "CollectionPage", "VideoObject", "ImageObject", "", "\\ud800");

    private static readonly Gen<string> Strings = Gen.Frequency(
        (4, OddTexts.Sentences), (2, OddTexts.Dates), (2, OddTexts.Addresses), (2, OddTexts.Names), (2, OddTexts.References), (2, OddTexts.Mixed), (2, Types),
        (3, Pick.From("\\ud800", "\\udc00\\ud800", "a\\u0000b", "\\u001b", "\\x", "\\", "\\u12", "@id:", "en", "zz-ZZ-zz", "true", "False", "\\n\\n\\n")));

    private static readonly Gen<string> Scalars = Gen.Frequency(
        (8, Strings.Select(text => $"\"{text}\"")),
        (1, Pick.From("null", "true", "false", "0", "-1", "1e400", "123456789012345678901234567890", "NaN", "undefined", "'single'", "{}", "[]", "[[]]", "\"open", "{\"a\":")));

    private static readonly Gen<string> Values = Value(4);

    public static readonly Gen<string> Documents = Gen.Frequency(
        (8, Gen.Select(Types, Members(Values), (type, members) => $"{{\"@context\":\"https://schema.org\",\"@type\":\"{type}\",{members}}}")),
        (2, Values),
        (1, Values.Select(value => $"<!--\n{value}\n-->")),
        (1, Values.Select(value => $"//<![CDATA[\n{value}//]]>")),
        (1, Gen.Int[1, 3_000].Select(Pick.From("[", "{\"author\":", "[{\"@graph\":", "{\"a\":1},"), (times, part) => string.Concat(Enumerable.Repeat(part, times)))),
        (1, Gen.Select(Values, Gen.Int[0, 200], (value, length) => value[..Math.Min(length, value.Length)])));

    private static Gen<string> Value(int depth) => depth == 0
        ? Scalars
        : Gen.Frequency(
            (4, Scalars),
            (3, Members(Value(depth - 1)).Select(members => $"{{{members}}}")),
            (2, Value(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]")));

    private static Gen<string> Members(Gen<string> value) =>
        Gen.Select(Keys, value, (key, written) => $"\"{key}\":{written}").Array[0, 6].Select(members => string.Join(',', members));
}
