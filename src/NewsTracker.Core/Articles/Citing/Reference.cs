using System.Globalization;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>What the forms of a reference have in common.</summary>
internal static class Reference
{
    /// <summary>With a stop, where it does not end by itself.</summary>
    public static string Ended(string text) => text.TrimEnd() is [.., '.' or '?' or '!' or '…' or '。' or '？' or '！'] ? text.TrimEnd() : $"{text.TrimEnd()}.";

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
