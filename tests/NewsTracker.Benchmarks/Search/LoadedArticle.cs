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

    /// <summary>Of so many articles that follow each other two are copies of a third.</summary>
    private const int PerReport = 50;

    /// <summary>Where among those the report stands that is copied: no batch that is loaded as one ends between it and its copies.</summary>
    private const int Report = 10;

    private const int Copies = 2;

    /// <summary>How many numbers of sources lie between those that carry a report.</summary>
    private const int Apart = 37;

    public string Url => $"https://paper{Number % Sources}.example/{Number}";

    /// <summary>The number of the report that it is a copy of, or that it is itself where it is copied; absent where nobody else has it. Its story has the same number.</summary>
    public long? Story => (Number % PerReport) is >= Report and <= Report + Copies ? ReportOf(Number) : null;

    public DateTimeOffset SeenAt => DatedAt.AddMinutes(20);

    public IEnumerable<string> Acting => Countries.Take(1);

    /// <summary>The number of the article that has the text of another: its own where it is no copy.</summary>
    public static int ReportOf(int number) => (number % PerReport) is > Report and <= Report + Copies ? number - (number % PerReport) + Report : number;

    /// <summary>The same report in another paper, some hours later.</summary>
    public LoadedArticle CopiedAs(int number) => this with { Number = number, Source = 1 + ((Source + ((number - Number) * Apart)) % Sources), DatedAt = DatedAt.AddHours((number - Number) * 3) };

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
