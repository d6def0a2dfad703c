using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NewsTracker.Core.Articles;

namespace NewsTracker.Testing.Newsroom.Feeds;

/// <summary>What the feeds have in common.</summary>
internal static class FeedFormat
{
    public static string AddressIn(NewsroomFeed feed, Uri site, NewsroomArticle article)
    {
        var address = new Uri(site, article.Path).AbsoluteUri;
        var isTracked = article.Feeds.Any(placement => placement.Feed == feed && placement.WithTracking);
        return isTracked ? $"{address}?utm_source={feed.ToString().ToLowerInvariant()}&utm_medium=feed&utm_campaign=latest" : address;
    }

    /// <summary>The date of RFC 822 with the four-digit year of RFC 2822: <c>Wed, 09 Jul 2025 12:32:00 +0530</c>.</summary>
    public static string Rfc822(PrintedInstant instant) =>
        Markup.Clock(instant, "ddd, dd MMM yyyy HH:mm:ss ") + Offset(instant).Replace(":", "", StringComparison.Ordinal);

    public static string Rfc3339(PrintedInstant instant) => Markup.Clock(instant, "yyyy-MM-dd'T'HH:mm:ss") + Offset(instant);

    public static NewsroomDocument Serialise(XElement root, string contentType, IEnumerable<NewsroomArticle> articles)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };
        using (var writer = XmlWriter.Create(stream, settings))
            root.Save(writer);
        return new NewsroomDocument(stream.ToArray(), contentType, articles.Max(article => article.LastChangedAt));
    }

    private static string Offset(PrintedInstant instant)
    {
        var offset = instant.Offset ?? TimeSpan.Zero;
        return (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
    }
}
