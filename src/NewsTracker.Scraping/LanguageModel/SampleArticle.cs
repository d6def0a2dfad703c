using NewsTracker.Core.LanguageModel;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>A report of our own that the connection is tested with.</summary>
internal static class SampleArticle
{
    public static ModelArticle Article { get; } = new(
        "Norway stays, Finland weighs factories",
        new DateOnly(2026, 3, 12),
        """
        OSLO – Norway will not leave the Ottawa Convention, Foreign Minister Kari Solberg told parliament on Thursday. "We remain a party, whatever our neighbours decide," she said.

        In Helsinki, the defence ministry said it was studying whether anti-personnel mines could be made at home again. Finland has taken no decision on that, a spokesman added.
        """);
}
