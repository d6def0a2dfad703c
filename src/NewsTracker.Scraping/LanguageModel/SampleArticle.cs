using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>A report of our own that the connection is tested with.</summary>
public static class SampleArticle
{
    public static ModelArticle Article { get; } = new(
        "Norway stays, Finland weighs factories",
        new DateOnly(2026, 3, 12),
        """
        OSLO – Norway will not leave the Ottawa Convention, Foreign Minister Kari Solberg told parliament on Thursday. "We remain a party, whatever our neighbours decide," she said.

        In Helsinki, the defence ministry said it was studying whether anti-personnel mines could be made at home again. Finland has taken no decision on that, a spokesman added.
        """);

    /// <summary>The positions that the report holds.</summary>
    public static IReadOnlyList<(CountryCode Country, Topic Topic, Stance Stance)> Held { get; } =
        [(CountryCode.Parse("NOR", null), Topic.Withdrawal, Stance.RulesOut), (CountryCode.Parse("FIN", null), Topic.Production, Stance.Considers)];

    /// <summary>How many of those a model has read.</summary>
    public static int ReadAmong(IReadOnlyList<ModelPosition> positions) => Held.Count(held => positions.Any(position => (position.Country, position.Topic, position.Stance) == held));
}
