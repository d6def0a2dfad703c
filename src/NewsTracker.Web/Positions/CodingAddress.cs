using System.Globalization;

namespace NewsTracker.Web.Positions;

/// <summary>The form for positions on words that nobody has marked.</summary>
internal static class CodingAddress
{
    /// <param name="start">In code points of the revision's text.</param>
    /// <param name="end">In the same units.</param>
    public static string Of(long articleId, int revision, int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"/positions/add?article={articleId}&revision={revision}&start={start}&end={end}");
}
