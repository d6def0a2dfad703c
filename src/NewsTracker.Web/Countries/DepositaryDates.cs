using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsTracker.Web.Countries;

/// <summary>Reads from the sources of treaty acts how new the depositary's page was: "UNTC XXVI-5, status as at 2026-02-03".</summary>
internal static partial class DepositaryDates
{
    public static DateOnly? Newest(IEnumerable<string> sources) => sources
        .Distinct()
        .SelectMany(source => StatusAsAt().Matches(source))
        .Select(match => DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
        .Max();

    [GeneratedRegex(@"status as at (?<date>\d{4}-\d{2}-\d{2})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex StatusAsAt();
}
