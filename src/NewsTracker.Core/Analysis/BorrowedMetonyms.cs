using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>
/// Leaves out a body's name that another state stands before: "the German Foreign Office", "Polish Kremlin watchers".
/// Where several states have such a body, "the Foreign Office" later in that text is not the British one either.
/// </summary>
internal static class BorrowedMetonyms
{
    private const int LongestLink = 11;

    private static readonly HashSet<string> Links = new(StringComparer.OrdinalIgnoreCase) { " ", "'s ", "’s ", "' ", "’ ", " federal ", "'s federal ", "’s federal " };

    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase) { "Foreign Office", "Federal Council", "Bundesrat" };

    public static IReadOnlyList<CountryMention> LeaveOut(string text, IReadOnlyList<CountryMention> mentions)
    {
        HashSet<string>? borrowed = null;
        for (var i = 1; i < mentions.Count; i++)
        {
            if (IsOwned(text, mentions[i - 1], mentions[i]))
                (borrowed ??= []).Add(NameIn(text, mentions[i]));
        }

        if (borrowed is null)
            return mentions;
        var named = mentions.Where(mention => !borrowed.Contains(NameIn(text, mention))).Select(mention => mention.Country).ToHashSet();
        return [.. mentions.Where((mention, i) => !IsBorrowed(mention, i))];

        bool IsBorrowed(CountryMention mention, int i) =>
            mention.NamedBy is CountryNameKind.Metonym && borrowed.Contains(NameIn(text, mention))
            && ((Shared.Contains(NameIn(text, mention)) && !named.Contains(mention.Country)) || (i > 0 && IsOwned(text, mentions[i - 1], mention)));
    }

    /// <summary>"German" before "Foreign Office".</summary>
    private static bool IsOwned(string text, CountryMention owner, CountryMention body) =>
        body.NamedBy is CountryNameKind.Metonym && owner.Country != body.Country && owner.NamedBy is not CountryNameKind.Metonym
        && body.Start - (owner.Start + owner.Length) <= LongestLink && Links.Contains(text[(owner.Start + owner.Length)..body.Start]);

    private static string NameIn(string text, CountryMention mention) => text.Substring(mention.Start, mention.Length);
}
