using System.Globalization;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>What an export says of itself when all is written.</summary>
/// <param name="Rows">How many were written, which a reader can check.</param>
/// <param name="CutAt">Where more answer than an export holds: the date of the last that was written. Absent where all were.</param>
public sealed record ExportEnd(int Rows, DateTimeOffset? CutAt)
{
    public bool IsCut => CutAt is not null;

    /// <summary>A sentence that says what is missing and how to come by it; null where nothing is.</summary>
    public string? Missing => CutAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"Cut off: more articles match than the newest {Rows:N0}, which are here. Export the others by date: add published:..{at.UtcDateTime:yyyy-MM-dd} to the search.")
        : null;

    /// <summary>How many, and what is missing.</summary>
    /// <param name="counted">"1,000 rows".</param>
    public string Words(string counted) => IsCut ? $"{counted}. {Missing}" : counted;
}
