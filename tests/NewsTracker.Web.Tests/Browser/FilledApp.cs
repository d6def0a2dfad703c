using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Scraping.Triage;
using NewsTracker.Testing;
using NewsTracker.Testing.Newsroom;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;
using NewsTracker.Web.Tests.SavedSearches;
using NewsTracker.Web.Tests.Stories;
using NewsTracker.Web.Tests.Tags;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>The application on a real port, with the sample newsroom polled into it and an admin who has signed in.</summary>
public sealed class FilledApp : ServedApp
{
    private readonly SemaphoreSlim filling = new(1);
    private readonly List<Person> people = [new(Role.Editor, "Eva Lind", "eva@example.org"), new(Role.Editor, "Tomas Ilves", "tomas@example.org"), new(Role.Admin, "Ada Moreau", "ada@example.org")];
    private readonly List<SampleNewsroom> others = [];
    private SampleNewsroom? newsroom;
    private readonly Dictionary<string, string> signedInStates = [];
    private string admin = "";

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("SignIn:AttemptsPerMinute", "1000"),
        new("Scraping:LookInterval", "00:00:00.2"),
        new("Outbound:HostDelay", "00:00:00"),
        new("Outbound:Contact", "https://newsroom.example/contact"),
        new("Outbound:AllowedPrivateHosts:0", "127.0.0.1"),
    ];

    /// <summary>The pictures show people, not accounts of tests.</summary>
    protected override (string Name, string Email) PersonOf(string? role) =>
        role is not null && people.FirstOrDefault(person => person.Role == role) is { } person && people.Remove(person) ? (person.Name, person.Email) : base.PersonOf(role);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        newsroom = await SampleNewsroom.StartAsync(CancellationToken.None);
        await WithDbAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var source = new Source { Name = "Sample newsroom", HomeUrl = newsroom.BaseAddress.AbsoluteUri, CreatedAt = now };
            source.Feeds.AddRange(new[] { NewsroomCatalogue.RssPath, NewsroomCatalogue.AtomPath, NewsroomCatalogue.SitemapPath }
                .Select(path => new Feed { SourceId = 0, Url = newsroom.AddressOf(path).AbsoluteUri, NextPollAt = now }));
            db.Sources.Add(source);
            return db.SaveChangesAsync();
        });
        await Until.TrueAsync(() => WithDbAsync(db => db.Feeds.AllAsync(f => f.LastPolledAt != null)), CancellationToken.None);

        var articleId = ArticleId = await WithDbAsync(db => db.Articles.Where(a => a.Url!.Contains("/3481123")).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync());
        var (text, tags) = await WithDbAsync(async db => (await db.Articles.Where(a => a.Id == articleId).Select(a => a.BodyText).SingleAsync(), await db.Tags.OrderBy(t => t.Id).Select(t => t.Id).Skip(1).Take(2).ToListAsync()));
        await WithAsync<AnnotationDesk, int>(desk => SampleMarks.AddAsync(desk, articleId, text, tags));
        var coded = await CodedNewsroom.AddAsync(this);
        var position = (await coded.RecordAsync("Factories in Lithuania and Finland are getting ready to make anti-personnel mines from next year", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU", "FIN"))[0];
        await coded.RecordAsync("Both have approved their exit from the Ottawa Convention", PositionState.Accepted, Topic.Withdrawal, Stance.Intends, "LTU");
        await coded.RecordAsync("Both have approved their exit from the Ottawa Convention", PositionState.Submitted, Topic.Withdrawal, Stance.Intends, "FIN");
        var suggestion = await coded.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "EST");
        var (story, _, copy) = await StorySamples.AddAsync(this);
        var change = await SampleTags.AddAsync(this, articleId);
        var tagging = await SampleTags.TagManyAsync(this);
        Places = new Dictionary<string, string>
        {
            ["{change}"] = $"{change}",
            ["{tagging}"] = $"{tagging}",
            ["{article}"] = $"{articleId}",
            ["{story}"] = $"{story}",
            ["{copy}"] = $"{copy}",
            ["{position}"] = $"{position}",
            ["{coding}"] = coded.FormFor("In Warsaw and Riga officials hinted that Poland and Latvia may make mines too"),
            ["{suggestion}"] = $"{await coded.DecideTwiceAsync(suggestion)}",
            ["{review}"] = $"{await coded.QueuedAsync(suggestion)}",
            ["{look}"] = $"{await LookAsync(newsroom.BaseAddress)}",
            ["{listing}"] = $"{await AddListingAsync()}",
            ["{go}"] = $"{await KeepAsync("mines")}",
            ["{job}"] = $"{await ReadAgainAsync()}",
            ["{user}"] = $"{await AddColleagueAsync()}",
            ["{search}"] = $"{await SampleSearches.AddAsync(this, admin)}",
        };
    }

    /// <summary>What the admin of the tests finds at an address: a look is shown to nobody else.</summary>
    private async Task<Guid> LookAsync(Uri address)
    {
        admin = await AddUserAsync(Role.Admin);
        var id = await WithDbAsync(db => db.Users.Where(u => u.Email == admin).Select(u => u.Id).SingleAsync());
        var look = await WithAsync<SourceLooks, Guid?>(looks => looks.StartAsync(address, isSchemeAssumed: false, forSourceId: null, id, CancellationToken.None));
        await WaitForAsync(db => db.SourceLooks.AnyAsync(l => l.Id == look && l.FinishedAt != null));
        return look!.Value;
    }

    private async Task<Guid> AddColleagueAsync()
    {
        var email = await AddUserAsync(Role.Editor);
        return await WithDbAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
    }

    private Task<long> AddListingAsync() => WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var feed = new Feed { SourceId = 1, Url = newsroom!.AddressOf(NewsroomCatalogue.PagedListingPath).AbsoluteUri, Kind = FeedKind.Listing, IsPaused = true, NextPollAt = now, ListingRules = """{ "items": ".card", "date": ".card-date" }""" };
        db.Feeds.Add(feed);
        await db.SaveChangesAsync();
        return feed.Id;
    });

    private async Task<long> ReadAgainAsync()
    {
        var job = await WithAsync<JobQueue, long>(queue => queue.EnqueueAsync(
            new JobRequest(ReextractionParameters.Kind, "Read again: all sources", new ReextractionParameters(null, null, null, OnlyOlderEngine: false)), AuditActor.Application, CancellationToken.None));
        await WaitForAsync(db => db.Jobs.AnyAsync(j => j.Id == job && j.FinishedAt != null));
        return job;
    }

    /// <summary>A go of triage on all that a search finds.</summary>
    private async Task<Guid> KeepAsync(string query)
    {
        var begun = Assert.IsType<TriageOutcome.Begun>(await WithAsync<TriageJobs, TriageOutcome>(jobs => jobs.StartAsync(query, new TriageChange(TriageState.Kept), through: null, AuditActor.Application, CancellationToken.None)));
        await WaitForAsync(db => db.Jobs.AnyAsync(j => j.SubjectId == begun.Batch.ToString() && j.FinishedAt != null));
        return begun.Batch;
    }

    private async Task WaitForAsync(Func<NewsTrackerDbContext, Task<bool>> isReached)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        for (var i = 0; i < 300 && !await WithDbAsync(isReached); i++)
        {
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Another newsroom, kept until the application ends: were its port given to the next one meanwhile, that would be the home page of a source that is known.</summary>
    public async Task<SampleNewsroom> StartNewsroomAsync(CancellationToken cancellationToken)
    {
        others.Add(await SampleNewsroom.StartAsync(cancellationToken));
        return others[^1];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }

        if (newsroom is not null)
        {
            await newsroom.DisposeAsync();
        }
    }

    public long ArticleId { get; private set; }

    /// <summary>What the placeholders in the addresses of pages stand for.</summary>
    public IReadOnlyDictionary<string, string> Places { get; private set; } = new Dictionary<string, string>();

    /// <summary>A page that the admin has opened, on a context of its own.</summary>
    public async Task<IPage> OpenAsync(BrowserFixture browser, string address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.StorageState = await SignedInStateAsync(browser);
        var page = await browser.NewPageAsync(Address, options);
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Cookies of somebody who signed in once, for every page of the tests.</summary>
    public async Task<string> SignedInStateAsync(BrowserFixture browser, string role = Role.Admin)
    {
        await filling.WaitAsync();
        try
        {
            if (!signedInStates.TryGetValue(role, out var state))
            {
                var page = await browser.NewPageAsync(Address);
                await SignInByFormAsync(page, role == Role.Admin ? admin : await AddUserAsync(role));
                state = signedInStates[role] = await page.Context.StorageStateAsync();
                await page.Context.DisposeAsync();
            }

            return state;
        }
        finally
        {
            filling.Release();
        }
    }

    private sealed record Person(string Role, string Name, string Email);
}
