using System.Net.Http.Headers;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Says what lies at an address that is neither a feed nor an ordinary page.</summary>
internal static class DocumentWords
{
    /// <summary>"a PDF file"; absent for what may be a page.</summary>
    public static string? Of(FetchOutcome.Fetched document)
    {
        var type = MediaTypeHeaderValue.TryParse(document.ContentType, out var parsed) ? parsed.MediaType?.ToLowerInvariant() ?? "" : "";
        var content = document.Body.Span;
        return content.Trim(" \t\r\n"u8).IsEmpty ? "an empty document"
            : content.StartsWith("%PDF-"u8) ? "a PDF file"
            : content.StartsWith("PK\u0003\u0004"u8) ? "an archive or an office document"
            : type.StartsWith("image/", StringComparison.Ordinal) ? "an image"
            : type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) ? "a recording"
            : PageDecoder.Decode(document.Body, document.ContentType) is null ? "a file that is no text"
            : type.EndsWith("json", StringComparison.Ordinal) ? "a JSON document that is no feed"
            : type.EndsWith("+xml", StringComparison.Ordinal) && type != "application/xhtml+xml" ? $"sent as a feed ({type}), but is none"
            : null;
    }
}
