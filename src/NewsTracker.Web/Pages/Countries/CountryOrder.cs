using System.Diagnostics.CodeAnalysis;
using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>By which column the table is sorted: "name", "since", "production"; with a minus before it, the other way round.</summary>
public sealed record CountryOrder : IParsable<CountryOrder>
{
    public const string Name = "name";
    public const string Status = "status";
    public const string Since = "since";
    public const string Change = "change";
    public const string Suggestions = "suggestions";
    public const string Coverage = "coverage";
    public const string Region = "region";

    private static readonly HashSet<string> Columns = [Name, Status, Since, Change, Suggestions, Coverage, Region, .. Enum.GetValues<Topic>().Select(topic => topic.ToKey())];

    /// <summary>Texts in the same order on every host, whatever its culture.</summary>
    private static readonly Comparer<IComparable?> Values = Comparer<IComparable?>.Create((left, right) =>
        left is string text && right is string other ? string.CompareOrdinal(text, other) : Comparer<object>.Default.Compare(left, right));

    private CountryOrder(string column, bool isDescending) => (Column, IsDescending) = (column, isDescending);

    public static CountryOrder ByName { get; } = new(Name, isDescending: false);

    public string Column { get; }

    public bool IsDescending { get; }

    /// <summary>What a click on a column's head asks for: that column, or the other direction where it is sorted by it. Numbers, days and stances begin with the greatest.</summary>
    public CountryOrder Clicked(string column) =>
        column == Column ? new(column, !IsDescending) : new(column, column is not (Name or Status or Region));

    /// <summary>Rows without a value come last in either direction; names break ties.</summary>
    public IReadOnlyList<CountryRow> Sort(IEnumerable<CountryRow> rows)
    {
        var valued = rows.Select(row => (Row: row, Value: ValueOf(row))).ToList();
        var present = valued.Where(pair => pair.Value is not null);
        var ordered = IsDescending ? present.OrderByDescending(pair => pair.Value, Values) : present.OrderBy(pair => pair.Value, Values);
        return
        [
            .. ordered.ThenBy(pair => pair.Row.Name, StringComparer.Ordinal)
                .Concat(valued.Where(pair => pair.Value is null).OrderBy(pair => pair.Row.Name, StringComparer.Ordinal))
                .Select(pair => pair.Row),
        ];
    }

    public static CountryOrder Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var order) ? order : throw new FormatException($"\"{s}\" is no column that countries are sorted by.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CountryOrder result)
    {
        var column = s?.TrimStart('-') ?? "";
        result = Columns.Contains(column) && (s!.Length - column.Length) <= 1 ? new CountryOrder(column, s.Length > column.Length) : null;
        return result is not null;
    }

    public override string ToString() => (IsDescending ? "-" : "") + Column;

    private IComparable? ValueOf(CountryRow row) => Column switch
    {
        Name => row.Name,
        Status => row.Status,
        Since => row.Standing.Since,
        Region => row.Region,
        Change => row.LastChange,
        Suggestions => row.OpenSuggestions == 0 ? null : row.OpenSuggestions,
        Coverage => row.Articles == 0 ? null : row.Articles,
        _ => row.Stances.FirstOrDefault(stance => stance.Position.Topic.ToKey() == Column)?.Position.Stance,
    };
}
