using System.Diagnostics.CodeAnalysis;
using NewsTracker.Data.Articles;

namespace NewsTracker.Data.Positions;

/// <summary>A place in the list of verdicts on suggestions, for paging by key. Written as a place in the list of articles is: <c>1752044520000000-17</c>.</summary>
public readonly record struct VerdictCursor(DateTimeOffset DecidedAt, long SuggestionId) : IParsable<VerdictCursor>
{
    public static VerdictCursor Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var cursor) ? cursor : throw new FormatException($"\"{s}\" is not a place in the list of verdicts.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out VerdictCursor result)
    {
        var isPlace = ArticleCursor.TryParse(s, provider, out var place);
        result = new VerdictCursor(place.DatedAt, place.Id);
        return isPlace;
    }

    public override string ToString() => new ArticleCursor(DecidedAt, SuggestionId).ToString();
}
