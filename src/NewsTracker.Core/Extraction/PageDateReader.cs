using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Decoding;

namespace NewsTracker.Core.Extraction;

/// <summary>Finds the publication date of a page whether it is an article or not.</summary>
public static class PageDateReader
{
    public static PrintedInstant? Find(ReadOnlyMemory<byte> content, Uri? url, DateOnly fetchedOn) =>
        PageDecoder.Decode(content, contentType: null) is { } html ? PageReader.FindDate(html, url, fetchedOn) : null;
}
