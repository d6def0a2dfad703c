using System.Text;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>What one call of the extraction engine is given.</summary>
public sealed record FuzzDocument(byte[] Content, string? ContentType, Uri? Url)
{
    /// <summary>Says the document in a form that a failed test can print.</summary>
    public override string ToString() => $"{Content.Length} bytes of {ContentType ?? "no type"} from {Url?.OriginalString ?? "nowhere"}: {Convert.ToBase64String(Content)}";

    public static FuzzDocument OfMarkup(string html) => new(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://hostile.example/2026/a.html"));
}
