using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsTracker.Core.BackFill;

/// <summary>Where a publisher lists the articles of a day or month: an address with <c>{yyyy}</c>, <c>{MM}</c>, <c>{M}</c>, <c>{dd}</c> or <c>{d}</c> in the places of the date.</summary>
public sealed record ArchiveAddress
{
    private readonly string template;

    private ArchiveAddress(string template) => this.template = template;

    private bool IsDaily => template.Contains("{dd}", StringComparison.Ordinal) || template.Contains("{d}", StringComparison.Ordinal);

    private bool IsMonthly => template.Contains("{MM}", StringComparison.Ordinal) || template.Contains("{M}", StringComparison.Ordinal);

    public static bool TryParse(string? text, [NotNullWhen(true)] out ArchiveAddress? result)
    {
        result = null;
        var address = new ArchiveAddress(text?.Trim() ?? "");
        if (!address.template.Contains("{yyyy}", StringComparison.Ordinal) || (address.IsDaily && !address.IsMonthly)
            || !Uri.TryCreate(address.Fill(new DateOnly(2026, 1, 2)), UriKind.Absolute, out var url)
            || !url.IsWeb() || url.UserInfo.Length > 0
            || url.AbsoluteUri.Contains("%7B", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        result = address;
        return true;
    }

    /// <summary>Each address once, with the days it covers, newest first.</summary>
    public IEnumerable<(Uri Url, AddressPeriod Period)> Between(BackFillRange range)
    {
        var day = range.To;
        while (day >= range.From)
        {
            var first = IsDaily ? day : IsMonthly ? new DateOnly(day.Year, day.Month, 1) : new DateOnly(day.Year, 1, 1);
            var last = IsDaily ? day : IsMonthly ? first.AddMonths(1).AddDays(-1) : new DateOnly(day.Year, 12, 31);
            yield return (new Uri(Fill(first)), new AddressPeriod(first, last));
            day = first.AddDays(-1);
        }
    }

    public override string ToString() => template;

    private string Fill(DateOnly day) => template
        .Replace("{yyyy}", day.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{MM}", day.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{M}", day.Month.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{dd}", day.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{d}", day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
