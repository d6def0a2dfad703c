using System.Diagnostics;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Core.Extraction.Text;

namespace NewsTracker.Core.Extraction;

/// <summary>The extraction engine: the bytes of a page or text file in, an article or a reasoned refusal out. Pure: no network, no clock.</summary>
public static class ArticleExtractor
{
    /// <summary>Grows when the same bytes may give another result; stored with each revision.</summary>
    public const int EngineVersion = 6;

    /// <summary>Reads a document.</summary>
    /// <param name="content">The bytes as fetched, decompressed.</param>
    /// <param name="contentType">The Content-Type header, charset included; <c>text/plain</c> selects the line-based reading; absent lets the content decide.</param>
    /// <param name="url">The address it came from; settles relative links and, by its site, doubtful dates.</param>
    /// <param name="fetchedOn">The day it was fetched: the latest day a date on the page can name.</param>
    /// <param name="rules">The publisher's own rules, where an admin has made any; without them those the product ships for the site.</param>
    public static ExtractionOutcome Extract(ReadOnlyMemory<byte> content, string? contentType, Uri? url, DateOnly fetchedOn, PublisherRules? rules = null)
    {
        if (content.IsEmpty)
            return new ExtractionOutcome.Refused(RefusalReason.Empty, "The document holds no bytes.");
        if (IsOtherMedia(contentType) || PageDecoder.DecodePage(content, contentType) is not { } page)
            return new ExtractionOutcome.Refused(RefusalReason.NotText, $"The document is no text: {content.Length} bytes of {contentType ?? "an undeclared type"}.");
        var text = page.Text;
        if (string.IsNullOrWhiteSpace(text))
            return new ExtractionOutcome.Refused(RefusalReason.Empty, $"The {content.Length} bytes of the document are white space.");
        var isPlain = contentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true || TextArticleReader.LooksLikePlainText(text);
        var address = url is { IsAbsoluteUri: true } ? url : null;
        var outcome = isPlain ? TextArticleReader.Read(text, address, fetchedOn) : PageReader.Read(page, address, fetchedOn, rules ?? (address is null ? null : PublisherRulesCatalogue.Find(address)));
        return outcome switch
        {
            ExtractionOutcome.Extracted({ } article) => new ExtractionOutcome.Extracted(StorableText.Of(article)),
            ExtractionOutcome.Refused refused => StorableText.Of(refused),
            _ => throw new UnreachableException(),
        };
    }

    private static bool IsOtherMedia(string? contentType) =>
        contentType is not null
        && (contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("font/", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("application/zip", StringComparison.OrdinalIgnoreCase));
}
