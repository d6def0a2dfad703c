using NewsTracker.Core.Countries;
using NewsTracker.Data;
using NewsTracker.Data.Attention;
using NewsTracker.Data.Countries;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>Articles that name a country, by its code.</summary>
internal sealed class CountryLines(NewsTrackerDbContext db, CountryNames names, AttentionMarks marks, AttentionRange range) : Lines
{
    public override Task<IReadOnlyList<(string Key, string Name)>> KnownAsync(IReadOnlyList<string> asked, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(string, string)>>([.. names.All.Select(country => (country.Code.Value, country.CommonName))]);

    /// <summary>The countries most written about in the range.</summary>
    public override async Task<IReadOnlyList<string>> DefaultsAsync(IReadOnlyList<string> known, CancellationToken cancellationToken) =>
        [.. (await db.ArticlesNamingAsync(range.First, range.Last, cancellationToken)).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => count.Key.Value)];

    public override Task<IReadOnlyList<DayCount>> CountAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => db.DaysByCountryAsync(CodesOf(keys), range.First, range.Last, cancellationToken);

    public override Task<AttentionMarks.Latest> MarksAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => marks.OfCountriesAsync(CodesOf(keys), cancellationToken);

    private static List<CountryCode> CodesOf(IReadOnlyList<string> keys) => [.. keys.Select(key => CountryCode.Parse(key, null))];
}
