using System.Globalization;
using NewsTracker.Core.Queries;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>What an export says of itself when all is written.</summary>
/// <param name="Rows">How many were written, which a reader can check.</param>
/// <param name="Rest">Where more answer than an export holds: what finds the others. Absent where all were written.</param>
public sealed record ExportEnd(int Rows, ArticleQuery? Rest)
{
    public bool IsCut => Rest is not null;

    /// <summary>A sentence that says what is missing and how to come by it; null where nothing is.</summary>
    public string? Missing => Rest is { } rest
        ? string.Create(CultureInfo.InvariantCulture, $"Cut off: more articles match than the newest {Rows:N0}, which are here. For the others export this search, in which those of the same second as the last one here come again: {rest}")
        : null;

    /// <summary>How many, and what is missing.</summary>
    /// <param name="counted">"1,000 rows".</param>
    public string Words(string counted) => IsCut ? $"{counted}. {Missing}" : counted;

    /// <param name="last">The date of the last that was written.</param>
    public static ExportEnd Cut(int rows, ArticleQuery query, DateTimeOffset last) => new(rows, QueryDate.At(last) is { } date ? query.Through(QueryField.Published, date) : query);
}
