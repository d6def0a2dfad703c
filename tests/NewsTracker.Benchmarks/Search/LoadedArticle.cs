namespace NewsTracker.Benchmarks.Search;

/// <summary>A made article. The same number always gives the same one.</summary>
/// <param name="Countries">Codes of the states it names; the first of them acts.</param>
/// <param name="Source">The number of its source, from 1.</param>
internal sealed record LoadedArticle(int Number, string Headline, string Body, string Language, DateTimeOffset DatedAt, IReadOnlyList<string> Countries, long Source, string Author)
{
    public const int Sources = 200;

    private static readonly DateTimeOffset Newest = new(2026, 6, 30, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] States =
    [
        "LTU", "UKR", "RUS", "POL", "LVA", "EST", "FIN", "USA", "NOR", "AGO", "KHM", "COL", "AFG", "MMR", "IRQ", "SYR", "DEU", "FRA", "GBR", "CHN", "IND", "PAK", "KOR", "BEL", "CAN", "MOZ", "THA", "TUR", "YEM", "ZWE",
    ];

    public string Url => $"https://paper{Number % Sources}.example/{Number}";

    public DateTimeOffset SeenAt => DatedAt.AddMinutes(20);

    public IEnumerable<string> Acting => Countries.Take(1);

    /// <summary>What is drawn of the article besides its text: dates of eight years, more of them late than early, and a few states and sources far more often than the rest.</summary>
    public static LoadedArticle Draw(int number, string headline, string body, string language, Random random)
    {
        var day = Newest.AddMinutes(-(long)(random.NextDouble() * random.NextDouble() * 4_200_000));
        string[] countries = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => States[(int)Math.Exp(random.NextDouble() * Math.Log(States.Length))]).Distinct()];
        var source = 1L + (int)(Sources * random.NextDouble() * random.NextDouble());
        return new LoadedArticle(number, headline, body, language, day, countries, source, $"Writer {random.Next(500)}");
    }

    /// <summary>Every fifth has two of the tags that there are, or one where both draws meet.</summary>
    public IEnumerable<long> TagsOf(IReadOnlyList<long> tags) =>
        Number % 5 == 0 ? Enumerable.Range(1, 2).Select(k => tags[(int)(((Number * 7L) + (k * 13)) % tags.Count)]).Distinct().Order() : [];
}
