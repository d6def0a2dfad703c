using System.Text;
using System.Text.Json;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>What extraction promises whatever the document holds.</summary>
internal static class ExtractionPromise
{
    private static readonly DateOnly FetchedOn = new(2026, 1, 15);

    /// <summary>Loads what is loaded once (the model, the profiles of languages), so that no document is charged for it.</summary>
    static ExtractionPromise() =>
        ArticleExtractor.Extract("<article><h1>Loading</h1><p>A first page brings the model and the profiles of languages into memory.</p></article>"u8.ToArray(), "text/html", new Uri("https://news.example/first"), FetchedOn);

    /// <summary>Bytes allocated by one reading of a document of so many bytes.</summary>
    public static long MostMemory(int length) => 50_000_000L + (1_000L * length);

    /// <summary>What of the promise a document breaks; nothing for every document.</summary>
    public static IReadOnlyList<string> Broken(FuzzDocument document)
    {
        var broken = new List<string>();
        try
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var outcome = ArticleExtractor.Extract(document.Content, document.ContentType, document.Url, FetchedOn);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (allocated > MostMemory(document.Content.Length))
                broken.Add($"allocated {allocated / 1_000_000} MB for {document.Content.Length} bytes");
            if (outcome is ExtractionOutcome.Extracted({ } article))
                CheckArticle(article, broken);
            if (Written(outcome) != Written(ArticleExtractor.Extract(document.Content, document.ContentType, document.Url, FetchedOn)))
                broken.Add("read twice, it differs");
        }
#pragma warning disable CA1031 // Whatever is thrown is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            broken.Add($"threw {exception.GetType().Name}: {exception.Message} {exception.StackTrace}");
        }

        return broken;
    }

    private static void CheckArticle(ExtractedArticle article, List<string> broken)
    {
        var again = ArticleSanitizer.Sanitize(article.BodyHtml);
        if (again != article.BodyHtml)
            broken.Add($"sanitising changes the body: {Difference(article.BodyHtml, again)}");
        CheckText("body HTML", article.BodyHtml, broken);
        foreach (var block in article.Blocks)
            CheckText("block", block.Text, broken);
        foreach (var (field, value) in LinesOf(article))
        {
            CheckText(field, value, broken);
            if (value?.Contains('\n', StringComparison.Ordinal) == true)
                broken.Add($"{field} is not one line");
        }

        foreach (var (field, value) in new[] { ("canonical URL", article.CanonicalUrl?.Value), ("lead image", article.LeadImage?.Value) })
        {
            if (value is not null && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0))
                broken.Add($"{field} is no web address: {value}");
        }
    }

    private static IEnumerable<(string Field, string? Value)> LinesOf(ExtractedArticle article) =>
    [
        ("headline", article.Headline.Value), ("site name", article.SiteName?.Value), ("language", article.Language?.Value), ("lede", article.Lede?.Value), ("section", article.Section?.Value),
        ("declared language", article.DeclaredLanguage), ("canonical URL", article.CanonicalUrl?.Value), ("lead image", article.LeadImage?.Value),
        .. article.Byline.Select(name => ("byline", (string?)name.Name)), .. (article.Keywords?.Value ?? []).Select(word => ("key word", (string?)word)),
        .. article.Disagreements.Select(other => ($"disagreement on {other.Field}", (string?)other.Value)),
    ];

    /// <summary>What no database column and no reader takes: control characters and halves of a character.</summary>
    private static void CheckText(string field, string? text, List<string> broken)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                broken.Add($"{field} holds half a character");
            else if (char.IsControl(text[i]) && text[i] != '\n')
                broken.Add($"{field} holds U+{(int)text[i]:X4}");
        }
    }

    private static string Written(ExtractionOutcome outcome) => JsonSerializer.Serialize(outcome, outcome.GetType());

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return new StringBuilder(Around(before, at)).Append(" becomes ").Append(Around(after, at)).ToString();
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)];
}
