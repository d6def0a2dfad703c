namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>An article as a row of a table.</summary>
internal static class ExportCells
{
    public static IReadOnlyList<string> Columns { get; } = ["id", "published", "headline", "authors", "source", "language", "address", "in_newstracker", "lede"];

    public static IEnumerable<object?> Of(ExportRow row, ExportHead head) =>
        [row.Id, row.DatedAt, row.Headline, string.Join("; ", row.Authors), row.Source, row.Language, row.Url, head.ReaderOf(row), row.Lede];
}
