using System.Globalization;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>What the forms of a reference have in common.</summary>
internal static class Reference
{
    /// <summary>With a stop, where it does not end by itself or within its last quotation marks. It stands within English ones, and behind « and ».</summary>
    public static string Ended(string text)
    {
        var trimmed = text.TrimEnd();
        var within = QuotationMarks.WithoutClosing(trimmed);
        return within is [.., '.' or '?' or '!' or '…' or '。' or '？' or '！'] ? trimmed
            : trimmed[within.Length..].AsSpan().ContainsAny('«', '»') ? $"{trimmed}."
            : $"{within}.{trimmed[within.Length..]}";
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
