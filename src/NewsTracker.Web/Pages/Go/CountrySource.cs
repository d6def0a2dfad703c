using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Go;

/// <summary>The states of the world by their names and codes, once something is typed.</summary>
internal sealed class CountrySource(CountryNames names) : IGoSource
{
    public Task<IReadOnlyList<GoEntry>> ReadAsync(GoAsked asked, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GoEntry>>(asked.Text.Length == 0
        ? []
        : [.. names.All.Select(c => new GoEntry("Country", c.CommonName, $"/countries/{c.Code}", $"{c.Code} {c.Name} {c.OfficialName}"))]);
}
