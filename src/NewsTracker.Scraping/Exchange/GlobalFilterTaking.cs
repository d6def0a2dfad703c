using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Exchange;

/// <summary>Makes the filters for all sources as a list has them.</summary>
internal sealed class GlobalFilterTaking(NewsTrackerDbContext db, PlannedRows rows)
{
    private const string Name = "Filters for all sources";

    /// <param name="listed">Null where the list says nothing of them.</param>
    public async Task TakeAsync(string? listed, CancellationToken cancellationToken)
    {
        if (listed is null)
        {
            return;
        }

        var (read, problems) = ArticleFilterJson.Parse(listed);
        if (read is null)
        {
            rows.Add(new ImportRow(ImportEffect.Refuse, Name, null, problems[0]) { IsForAll = true });
            return;
        }

        var filters = await GlobalFilters.LoadAsync(db, cancellationToken);
        var (before, wanted) = (filters.Json, ArticleFilterJson.Write(read));
        if (wanted == before)
        {
            rows.Add(new ImportRow(ImportEffect.Skip, Name, null, "The same already.") { IsForAll = true });
        }
        else if (wanted is null)
        {
            rows.Add(new ImportRow(ImportEffect.Skip, Name, null, "The list has none; those here stay.") { IsForAll = true });
        }
        else
        {
            rows.Add(new ImportRow(before is null ? ImportEffect.Add : ImportEffect.Change, Name, null, wanted) { IsForAll = true, Values = [new ImportedValue("filters", before, wanted)] });
            rows.IsAllRefiltered = true;
            filters.Json = wanted;
        }
    }
}
