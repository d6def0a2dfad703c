using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;

namespace NewsTracker.Scraping.Exchange;

/// <summary>Makes sources as a list has them.</summary>
internal sealed class SourceTaking(PlannedRows rows, DateTimeOffset now)
{
    /// <returns>The source as it would be; a new one is not yet in the context.</returns>
    public Source Take(OpmlSource listed, Source? known)
    {
        if (known is null)
        {
            var added = new Source
            {
                Name = listed.Name,
                HomeUrl = listed.HomeUrl,
                Group = SourceNaming.GroupOf(listed.Group),
                Reliability = listed.Reliability ?? Source.DefaultReliability,
                ExtractionRules = listed.ExtractionRules,
                Filters = listed.Filters,
                CreatedAt = now,
            };
            rows.Add(new ImportRow(ImportEffect.Add, listed.Name, null, added.Group is null ? listed.HomeUrl : $"{listed.HomeUrl} in {added.Group}")
            {
                Values =
                [
                    new ImportedValue("reliability", null, $"{added.Reliability}"),
                    new ImportedValue("publisher rules", null, added.ExtractionRules),
                    new ImportedValue("filters", null, added.Filters),
                ],
            });
            return added;
        }

        var changes = new Changes();
        if (known.RemovedAt is not null)
        {
            changes.Note("removed", "yes", "no");
            known.RemovedAt = null;
        }

        if (listed.IsComplete)
        {
            known.Name = changes.Note("name", known.Name, listed.Name)!;
            known.Group = changes.Note("group", known.Group, SourceNaming.GroupOf(listed.Group));
            if (listed.Reliability is { } reliability)
            {
                changes.Note("reliability", $"{known.Reliability}", $"{reliability}");
                known.Reliability = reliability;
            }

            known.ExtractionRules = changes.Note("publisher rules", known.ExtractionRules, listed.ExtractionRules);
            if (known.Filters != listed.Filters)
            {
                rows.Refilter(known);
            }

            known.Filters = changes.Note("filters", known.Filters, listed.Filters);
        }

        rows.Add(changes.RowOf(known.Name, feedUrl: null));
        return known;
    }
}
