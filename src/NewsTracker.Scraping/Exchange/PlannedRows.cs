using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Exchange;

/// <summary>What an import would do, as it is planned, and which feeds are then to be read by new filters or selectors.</summary>
internal sealed class PlannedRows
{
    private readonly List<ImportRow> rows = [];
    private readonly HashSet<long> refiltered = [];
    private readonly HashSet<long> reselected = [];

    public ImportPlan Plan => new(rows);

    /// <summary>The filters for all sources change.</summary>
    public bool IsAllRefiltered { get; set; }

    public void Add(ImportRow row) => rows.Add(row);

    public void Refilter(Source source) => refiltered.Add(source.Id);

    public void Reselect(Feed feed) => reselected.Add(feed.Id);

    public IQueryable<Feed> ReadAnew(IQueryable<Feed> feeds) => feeds.Where(f => IsAllRefiltered || refiltered.Contains(f.SourceId) || reselected.Contains(f.Id));
}
