using System.Globalization;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Counts of articles and passages as pages write them.</summary>
internal static class TagCount
{
    public static string Of(int count) =>
        count > TagUse.MostCounted ? $"over {TagUse.MostCounted.ToString("N0", CultureInfo.InvariantCulture)}" : count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(int count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";
}
