using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Settings;
using NewsTracker.Data.Sources;

namespace NewsTracker.Web.Pages.Sources.Exchange;

/// <summary>Takes a list of sources in. Planning makes the very changes that saving would write, in memory, and says what they are.</summary>
internal sealed class SourceImport(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    private readonly List<ImportRow> rows = [];
    private readonly HashSet<long> refiltered = [];
    private readonly HashSet<long> reselected = [];
    private bool isAllRefiltered;

    /// <summary>Plans the import; the context then holds the changes, until they are saved or it is dropped.</summary>
    public async Task<ImportPlan> PlanAsync(OpmlDocument document, CancellationToken cancellationToken)
    {
        await PlanGlobalFiltersAsync(document.GlobalFilters, cancellationToken);
        var homes = document.Sources.Select(source => source.HomeUrl).ToList();
        var urls = document.Sources.SelectMany(source => source.Feeds).Select(feed => FeedAddress.Find(feed.Url)?.AbsoluteUri).OfType<string>().ToList();
        var sources = await db.Sources.Where(s => homes.Contains(s.HomeUrl)).ToDictionaryAsync(s => s.HomeUrl, StringComparer.Ordinal, cancellationToken);
        var feeds = await db.Feeds.Include(f => f.Source).Where(f => urls.Contains(f.Url)).ToDictionaryAsync(f => f.Url, StringComparer.Ordinal, cancellationToken);
        foreach (var listed in document.Sources)
        {
            if (FindProblem(listed) is { } problem)
            {
                rows.Add(new ImportRow(ImportEffect.Refuse, listed.Name, null, problem));
                continue;
            }

            var source = PlanSource(listed, sources.GetValueOrDefault(listed.HomeUrl));
            foreach (var feed in listed.Feeds)
            {
                PlanFeed(source, feed, feeds);
            }
        }

        return new ImportPlan(rows);
    }

    /// <summary>Saves what was planned, with one event of it all, in one transaction.</summary>
    public async Task SaveAsync(ImportPlan plan, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Feeds.Where(f => isAllRefiltered || refiltered.Contains(f.SourceId) || reselected.Contains(f.Id)).ReadByNewRulesAsync(cancellationToken);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(
                "sources.import",
                "Source",
                "list",
                After: new { Done = plan.Rows.Where(row => row.Effect is ImportEffect.Add or ImportEffect.Change).Select(row => new { row.Effect, row.Source, row.FeedUrl, row.What }) }),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task PlanGlobalFiltersAsync(string? filters, CancellationToken cancellationToken)
    {
        const string Name = "Filters for all sources";
        if (filters is null)
        {
            return;
        }

        var (read, problems) = ArticleFilterJson.Parse(filters);
        var setting = await db.Settings.FirstOrDefaultAsync(s => s.Key == SourceDesk.GlobalFilters, cancellationToken);
        if (read is null)
        {
            rows.Add(new ImportRow(ImportEffect.Refuse, Name, null, problems[0]));
        }
        else if (ArticleFilterJson.Write(read) is not { } json || json == setting?.Value)
        {
            rows.Add(new ImportRow(ImportEffect.Skip, Name, null, "The same already."));
        }
        else
        {
            rows.Add(new ImportRow(setting is null ? ImportEffect.Add : ImportEffect.Change, Name, null, json));
            isAllRefiltered = true;
            if (setting is null)
            {
                db.Settings.Add(new Setting { Key = SourceDesk.GlobalFilters, Value = json });
            }
            else
            {
                setting.Value = json;
            }
        }
    }

    private static string? FindProblem(OpmlSource source)
    {
        if (FeedAddress.Find(source.HomeUrl) is null)
        {
            return $"\"{source.HomeUrl}\" is no http or https address of a home page.";
        }

        if (source.Name.Any(char.IsControl) || source.Group?.Any(char.IsControl) == true || source.Group?.Length > SourceNaming.MaxLength)
        {
            return $"Its name or folders have control characters or are longer than {SourceNaming.MaxLength}.";
        }

        if (source.ExtractionRules is { } rules && PublisherRulesJson.Parse(rules).Problems is [var rule, ..])
        {
            return $"Its publisher rules cannot be used: {rule}";
        }

        return source.Filters is { } filters && ArticleFilterJson.Parse(filters).Problems is [var filter, ..] ? $"Its filters cannot be used: {filter}" : null;
    }

    private Source PlanSource(OpmlSource listed, Source? known)
    {
        if (known is null)
        {
            var added = new Source { Name = listed.Name, HomeUrl = listed.HomeUrl, Group = SourceNaming.GroupOf(listed.Group), Reliability = listed.Reliability ?? Source.DefaultReliability, ExtractionRules = listed.ExtractionRules, Filters = listed.Filters, CreatedAt = clock.GetUtcNow() };
            db.Sources.Add(added);
            rows.Add(new ImportRow(ImportEffect.Add, listed.Name, null, added.Group is null ? listed.HomeUrl : $"{listed.HomeUrl} in {added.Group}"));
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
                refiltered.Add(known.Id);
            }

            known.Filters = changes.Note("filters", known.Filters, listed.Filters);
        }

        rows.Add(changes.RowOf(known.Name, feedUrl: null));
        return known;
    }

    private void PlanFeed(Source source, OpmlFeed listed, Dictionary<string, Feed> feeds)
    {
        if (FeedAddress.Find(listed.Url) is not { } address)
        {
            rows.Add(new ImportRow(ImportEffect.Refuse, source.Name, listed.Url, "It is no http or https address of a feed."));
        }
        else if (FeedProblems.Find(listed, clock.GetUtcNow()) is { } problem)
        {
            rows.Add(new ImportRow(ImportEffect.Refuse, source.Name, listed.Url, problem));
        }
        else if (!feeds.TryGetValue(address.AbsoluteUri, out var known))
        {
            var feed = NewFeed(source, address, listed);
            feeds.Add(feed.Url, feed);
            source.Feeds.Add(feed);
            rows.Add(new ImportRow(ImportEffect.Add, source.Name, feed.Url, $"{(feed.Kind == FeedKind.Unknown ? "Feed" : PollWords.Of(feed.Kind))}, {PollIntervalChoiceAttribute.InWords(feed.PollInterval).ToLowerInvariant()}{(feed.IsPaused ? ", paused" : "")}"));
        }
        else if (known.Source is { } other && other.HomeUrl != source.HomeUrl)
        {
            rows.Add(new ImportRow(ImportEffect.Refuse, source.Name, known.Url, $"It belongs to the source {other.Name}."));
        }
        else
        {
            rows.Add(Change(known, listed).RowOf(source.Name, known.Url));
        }
    }

    private Feed NewFeed(Source source, Uri address, OpmlFeed listed) => new()
    {
        SourceId = source.Id,
        Url = address.AbsoluteUri,
        Kind = listed.Kind ?? FeedKind.Unknown,
        PollInterval = listed.PollInterval ?? Feed.DefaultPollInterval,
        Schedule = listed.Schedule ?? FeedSchedule.Fixed,
        CronExpression = listed.CronExpression,
        IsPaused = listed.IsPaused ?? false,
        KeepsAddress = listed.KeepsAddress ?? false,
        ListingRules = listed.ListingRules,
        NextPollAt = clock.GetUtcNow(),
        NextPollReason = "Added just now.",
    };

    private Changes Change(Feed known, OpmlFeed listed)
    {
        var changes = new Changes();
        if (known.PauseReason == Feed.PausedWithSource)
        {
            // The source comes back by the list, and the feed as the list has it.
            (known.IsPaused, known.PauseReason) = (listed.IsPaused ?? false, null);
            changes.Note("paused with its source", "yes", "no");
        }

        if (listed.PollInterval is { } interval)
        {
            changes.Note("polled", PollIntervalChoiceAttribute.InWords(known.PollInterval), PollIntervalChoiceAttribute.InWords(interval));
            known.PollInterval = interval;
        }

        if (listed.Schedule is { } schedule)
        {
            changes.Note("schedule", $"{known.Schedule} {known.CronExpression}", $"{schedule} {listed.CronExpression}");
            (known.Schedule, known.CronExpression) = (schedule, listed.CronExpression);
        }

        if (listed.IsPaused is { } isPaused)
        {
            changes.Note("paused", known.IsPaused ? "yes" : "no", isPaused ? "yes" : "no");
            known.IsPaused = isPaused;
        }

        if (listed.KeepsAddress is { } keepsAddress)
        {
            changes.Note("follows a move", known.KeepsAddress ? "no" : "yes", keepsAddress ? "no" : "yes");
            known.KeepsAddress = keepsAddress;
        }

        if (listed.Kind is { } kind)
        {
            if (kind == FeedKind.Listing || known.Kind == FeedKind.Listing)
            {
                changes.Note("kind", PollWords.Of(known.Kind), PollWords.Of(kind));
                known.Kind = kind;
            }

            if (known.ListingRules != listed.ListingRules)
            {
                reselected.Add(known.Id);
            }

            known.ListingRules = changes.Note("listing selectors", known.ListingRules, listed.ListingRules);
        }

        return changes;
    }
}
