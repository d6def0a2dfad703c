using NewsTracker.Core;

namespace NewsTracker.Scraping.Exchange;

/// <summary>What of a source or feed an import would change, in words.</summary>
internal sealed class Changes
{
    private const int LongestValue = 80;

    private readonly List<string> notes = [];
    private readonly List<ImportedValue> values = [];

    /// <summary>Notes the change, if it is one, and gives the value after.</summary>
    public string? Note(string what, string? before, string? after)
    {
        if (before != after)
        {
            notes.Add($"{what}: {Short(before)} → {Short(after)}");
            values.Add(new ImportedValue(what, before, after));
        }

        return after;
    }

    public ImportRow RowOf(string source, string? feedUrl) =>
        notes.Count == 0 ? new ImportRow(ImportEffect.Skip, source, feedUrl, "The same.") : new ImportRow(ImportEffect.Change, source, feedUrl, string.Join("; ", notes)) { Values = values };

    private static string Short(string? value) => value?.ShortenTo(LongestValue) ?? "none";
}
