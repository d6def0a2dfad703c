using System.Text;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Tests.Extraction;

/// <summary>An article page of our own prose, with what a test adds to its head and body.</summary>
internal static class ReadPage
{
    public const string First = "The council of the harbour town voted on Tuesday to repair the old sea wall before the winter storms arrive, after three years of talk.";
    public const string Second = "Work begins in September, the mayor said, and the road along the bay will stay open for buses, bicycles and the fire brigade throughout.";

    public static ExtractedArticle Article(string head = "", string body = "", PublisherRules? rules = null, string address = "https://news.example/world/sea-wall", DateOnly? fetchedOn = null) =>
        Assert.IsType<ExtractionOutcome.Extracted>(Outcome(head, body, rules, address, fetchedOn)).Article;

    public static ExtractionOutcome Outcome(string head = "", string body = "", PublisherRules? rules = null, string address = "https://news.example/world/sea-wall", DateOnly? fetchedOn = null) =>
        ArticleExtractor.Extract(
            Encoding.UTF8.GetBytes($"""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Council votes to repair the sea wall</title>{head}</head>
                <body><article><h1>Council votes to repair the sea wall</h1>{body}<div class="story"><p>{First}</p><p>{Second}</p></div></article></body></html>
                """),
            "text/html",
            new Uri(address),
            fetchedOn ?? new DateOnly(2026, 1, 15),
            rules);

    public static string JsonLd(string members, string type = "NewsArticle") =>
        $$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"{{type}}","headline":"Council votes to repair the sea wall",{{members}}}</script>""";
}
