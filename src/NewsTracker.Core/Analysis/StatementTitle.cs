using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>Reads who speaks from the title of a record: "Belgium: statement in the general debate", "U.S. Department of State post".</summary>
internal static class StatementTitle
{
    private static readonly string[] Kinds = ["statement", "address", "speech", "remarks", "intervention", "explanation of vote", "press release", "post", "declaration", "communique"];

    private static readonly string[] Bodies = ["Department of State", "Ministry", "Embassy", "Mission", "Government of", "Foreign Office"];

    public static CountryCode? SpeakerOf(string headline, string text, CountryMentionFinder finder)
    {
        var colon = headline.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && SpeaksIn(headline[colon..]))
            return Only(headline[..colon], finder);
        if (Bodies.Any(body => headline.Contains(body, StringComparison.Ordinal)) && (SpeaksIn(headline) || IsNameOnly(headline)))
            return Only(headline, finder);

        if (IsInterview(text))
            return finder.Find(text[..Math.Min(text.Length, 400)]).Select(mention => mention.Country).FirstOrDefault();

        // A ministry's release names the ministry above its text and the state in its headline.
        var firstLine = text.AsSpan(0, Math.Min(text.Length, 120)).Trim();
        var end = firstLine.IndexOf('\n');
        return end > 0 && firstLine[..end].Contains("press release", StringComparison.OrdinalIgnoreCase) ? finder.Find(headline).Select(mention => mention.Country).FirstOrDefault() : null;
    }

    /// <summary>"Embassy of Chile": an account's name.</summary>
    private static bool IsNameOnly(string headline) => headline.Count(sign => sign == ' ') <= 4;

    private static bool IsInterview(string text) => text.Split('\n') is var lines && lines.Count(line => line.StartsWith("A: ", StringComparison.Ordinal)) is var answers && (answers > 1 || (answers == 1 && lines.Any(line => line.StartsWith("Q: ", StringComparison.Ordinal))));

    private static bool SpeaksIn(string title) => Kinds.Any(kind => title.Contains(kind, StringComparison.OrdinalIgnoreCase));

    private static CountryCode? Only(string title, CountryMentionFinder finder) =>
        finder.Find(title).Select(mention => mention.Country).Distinct().ToList() is [var only] ? only : null;
}
