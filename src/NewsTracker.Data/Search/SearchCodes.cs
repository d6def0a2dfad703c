using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>The numbers that search rows hold for what queries say in words; Migrations/ArticleSearch.sql writes the same.</summary>
public static class SearchCodes
{
    public const int Buckets = 64;

    /// <summary>What a position says, each of its three parts given or left open: M49 number × 100 + topic × 10 + stance. A row holds all eight of each of its positions, so that parts asked for together are parts of one position.</summary>
    public static int Claim(int? country, Topic? topic, Stance? stance) => (country ?? 0) * 100 + ((int?)topic ?? 0) * 10 + ((int?)stance ?? 0);

    public static short Record(string name) => (short)(Place(QueryTerms.Records, name) + 1);

    public static short State(string name) => (short)Place(QueryTerms.States, name);

    private static int Place(IReadOnlyList<string> names, string name) => names.Index().First(pair => pair.Item == name).Index;
}
