using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction;

/// <summary>Finds the publication date of a page whether it is an article or not.</summary>
public static class PageDateReader
{
    public static PrintedInstant? Find(ReadOnlyMemory<byte> content, Uri? url, DateOnly fetchedOn)
    {
        if (PageDecoder.Decode(content, contentType: null) is not { } html || ParsedPage.Find(html, url) is not var (page, structured))
            return null;
        var context = new DateContext { Language = PageLanguage.Find(page, structured.Article, detected: null)?.Value, Url = url, Latest = fetchedOn };
        var dates = new PageDates(page, structured.Article, context, body: []);
        return (dates.FindPublished() ?? dates.FindModified(null))?.Value;
    }
}
