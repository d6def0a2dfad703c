using NewsTracker.Core.Extraction.Decoding;

namespace NewsTracker.Core.Extraction;

/// <summary>Tells a page that came whole from one whose transfer broke off.</summary>
internal static class PageEnd
{
    /// <summary>What follows the end of the document is counters and comments.</summary>
    private const int TailLength = 4_000;

    /// <summary>The document was begun and not ended, and its last tag or element is open.</summary>
    public static bool IsBrokenOff(string html)
    {
        var tail = html.AsSpan(Math.Max(0, html.Length - TailLength));
        return html.Contains("<html", StringComparison.OrdinalIgnoreCase)
            && !tail.Contains("</html", StringComparison.OrdinalIgnoreCase) && !tail.Contains("</body", StringComparison.OrdinalIgnoreCase);
    }

    public static ExtractionOutcome.Refused BrokenOff(string html) =>
        new(RefusalReason.BrokenOff, $"The page breaks off after {html.Length:N0} characters, before its text.");

    /// <summary>The same of a page whose end was not read, which is no fault of its transfer.</summary>
    public static ExtractionOutcome.Refused LeftOut(ExtractionOutcome.Refused refusal) => refusal with
    {
        Reason = refusal.Reason is RefusalReason.NoBody ? RefusalReason.TooLong : refusal.Reason,
        Explanation = $"{refusal.Explanation} The page is very long: only its first {DecodedPage.Longest:N0} characters were read, and the text may stand behind them.",
    };
}
