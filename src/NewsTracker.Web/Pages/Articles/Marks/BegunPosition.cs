using System.Globalization;
using System.Text.RegularExpressions;
using NewsTracker.Core;
using NewsTracker.Core.Annotations;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>A form for a position that an editor filled in and has not saved: its draft is kept, and this leads back to it.</summary>
/// <param name="Href">The form on the same words.</param>
/// <param name="Words">The words it rests on, shortened.</param>
public sealed partial record BegunPosition(string Href, string Words)
{
    private const int LongestWords = 80;

    /// <summary>What the keys of drafts of one revision begin with.</summary>
    public static string PrefixOf(long articleId, int revision) => string.Create(CultureInfo.InvariantCulture, $"position:{articleId}:{revision}:");

    /// <summary>Absent where the key names no place in the text.</summary>
    /// <param name="key">Of the draft: see <see cref="PrefixOf"/>; the code points where the passage starts and ends follow, and the suggestion or claim that it began with: <c>12-40:s7</c>, <c>12-40:pEST-use-rules_out</c>.</param>
    public static BegunPosition? Find(string key, ReaderText text, CodePointMap map)
    {
        var prefix = PrefixOf(text.ArticleId, text.RevisionNumber);
        if (!key.StartsWith(prefix, StringComparison.Ordinal) || Place().Match(key[prefix.Length..]) is not { Success: true } place)
            return null;
        if (PlaceIn(place.Groups["start"]) is not { } start || PlaceIn(place.Groups["end"]) is not { } end || start >= end || end > map.Count)
            return null;
        var words = text.BodyText[map.ToUtf16(start)..map.ToUtf16(end)];
        var begins = place.Groups["suggestion"] is { Success: true, Value: var id } ? $"&suggestion={id}" : place.Groups["claim"] is { Success: true, Value: var claim } ? $"&proposed={claim}" : "";
        return new(CodingAddress.Of(text.ArticleId, text.RevisionNumber, start, end) + begins, words.ShortenTo(LongestWords));
    }

    private static int? PlaceIn(Group digits) => int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    [GeneratedRegex("^(?<start>[0-9]+)-(?<end>[0-9]+)(:s(?<suggestion>[0-9]{1,18})|:p(?<claim>[A-Z]{3}-[a-z_]+-[a-z_]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
