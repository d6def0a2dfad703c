using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>Reads who speaks from the title of a record: "Belgium: statement in the general debate".</summary>
internal static class StatementTitle
{
    private static readonly string[] Kinds = ["statement", "address", "speech", "remarks", "intervention", "explanation of vote", "press release"];

    public static CountryCode? SpeakerOf(string headline, CountryMentionFinder finder)
    {
        var colon = headline.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Kinds.Any(kind => headline.AsSpan(colon).Contains(kind, StringComparison.OrdinalIgnoreCase)))
            return null;
        return finder.Find(headline[..colon]) is [var only] ? only.Country : null;
    }
}
