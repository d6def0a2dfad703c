using System.Text;
using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The rules for text that editors paste, and how it becomes a document.</summary>
internal static class PastedText
{
    /// <summary>In UTF-16 units; three hundred printed pages.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>As a form sends it: a letter beyond ASCII takes up to nine signs, each of its bytes three (<c>%D0</c>); and what is somewhat too long is still to be told so in words.</summary>
    public const int MaxSent = MaxLength * 12;

    /// <summary>What is wrong with a text, in a sentence; null where it can be taken.</summary>
    public static string? ProblemOf(string? text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "Paste the text of the article.",
        { Length: > MaxLength } => $"The text is too long: {text.Length:N0} characters of at most {MaxLength:N0}.",
        _ => null,
    };

    /// <param name="url">Where the text stands, if that is known.</param>
    public static IncomingDocument ToDocument(string text, Uri? url, DateTimeOffset now) => new()
    {
        Origin = ArticleOrigin.PastedText,
        Content = Encoding.UTF8.GetBytes(text),
        ContentType = "text/plain; charset=utf-8",
        RequestedUrl = url,
        FinalUrl = url,
        FetchedAt = now,
    };
}
