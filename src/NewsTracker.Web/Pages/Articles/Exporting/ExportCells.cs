namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>An article as a row of a table. Where it prints no date of publication, those cells are empty; when it was first seen is always known.</summary>
internal static class ExportCells
{
    public static IReadOnlyList<string> Columns { get; } = ["id", "published", "headline", "authors", "source", "language", "address", "in_newstracker", "lede", "first_seen", "published_as_printed"];

    public static IEnumerable<object?> Of(ExportRow row, ExportHead head) =>
        [row.Id, row.PublishedAt, row.Headline, string.Join("; ", row.Writers), row.Source, row.Language, row.Url, head.ReaderOf(row), row.Lede, row.FirstSeenAt, row.Published?.ToString()];
}
