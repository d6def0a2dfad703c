using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Stories;

/// <summary>Three papers with one wire report: whole, cut, and rewritten.</summary>
internal static class StorySamples
{
    /// <summary>When the first article of a story of many was published.</summary>
    public static DateTimeOffset FirstOfMany { get; } = new(2026, 3, 11, 8, 0, 0, TimeSpan.Zero);

    private const string Lead = "Moldova on Wednesday blew up the last 312 anti-personnel mines that its army had kept for training, ending a chapter that began with the break-up of the Soviet Union.";
    private const string Pits = "The charges were set off in four pits on the Bulboaca range, 40 kilometres east of the capital, while diplomats watched from behind a wall of sandbags.";
    private const string Quote = "\"We kept them to teach our sappers, and our sappers now teach with plastic ones,\" Defence Minister Anatolie Rusnac told guests after the last blast.";
    private const string Members = "Moldova joined the convention in 2000 and destroyed some 13,000 mines in its first three years as a party. Inspectors from Austria and Chile had counted the mines on Monday.";

    private const string Rewritten =
        "Diplomats looked on from behind sandbags as Moldova detonated, in four pits at the Bulboaca range some 40 km east of Chisinau, the 312 anti-personnel mines that its army had still held for training.\n\n"
        + "Inspectors from Austria and Chile counted the mines on Monday. Moldova became a party to the convention in 2000 and got rid of about 13,000 mines within three years.\n\n"
        + "\"We kept them to teach our sappers, and our sappers now teach with plastic ones,\" said the defence minister, Anatolie Rusnac, once the last blast was over.";

    /// <returns>The story, its earliest member and its latest.</returns>
    public static async Task<(long Story, long First, long Last)> AddAsync(NewsTrackerApp app)
    {
        var first = await IngestAsync(app, "northwire.example", "Moldova destroys last of its old mine stock", "CHISINAU, March 11 (Northwire) - " + string.Join("\n\n", Lead, Pits, Quote, Members), 9);
        await IngestAsync(app, "dailyprut.example", "Last training mines blown up", string.Join("\n\n", Lead, Pits, Quote + " (Reuters)"), 11);
        var last = await IngestAsync(app, "lakeshore.example", "Moldovan army rids itself of final training mines", Rewritten, 15);
        var story = await app.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == first).Select(m => m.StoryId).SingleAsync());
        return (story ?? throw new InvalidOperationException("The copies were not found to be one story."), first, last);
    }

    /// <summary>A story of so many articles, a minute apart.</summary>
    public static Task<long> AddManyAsync(NewsTrackerApp app, int articles) => app.WithDbAsync(async db =>
    {
        var story = new Story { MadeAt = DateTimeOffset.UnixEpoch };
        db.Stories.Add(story);
        for (var i = 0; i < articles; i++)
        {
            var at = FirstOfMany.AddMinutes(i);
            var article = new Article { Origin = ArticleOrigin.PastedText, Headline = $"Report {i}", DatedAt = at, FirstSeenAt = at, LastChangedAt = at, RevisionCount = 1, BodyText = Lead + "\n\n" + Pits };
            db.StoryMembers.Add(new StoryMember { ArticleId = 0, Article = article, Story = story, Keys = [], EngineVersion = 1 });
        }

        await db.SaveChangesAsync();
        return story.Id;
    });

    /// <summary>Takes a page with a text into the archive, as a feed would.</summary>
    public static Task<long> IngestAsync(NewsTrackerApp app, string host, string headline, string body, int hour)
    {
        var paragraphs = string.Concat(body.Split("\n\n").Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>"));
        var page = $$"""
            <!DOCTYPE html><html lang="en"><head><title>{{headline}}</title>
            <script type="application/ld+json">{ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "{{headline}}", "datePublished": "2026-03-11T{{hour:00}}:00:00Z" }</script>
            </head><body><main><article><h1>{{headline}}</h1>{{paragraphs}}</article></main></body></html>
            """;
        return app.TakeInAsync(page, new Uri($"https://{host}/{Guid.NewGuid():N}"), fetchedAt: new DateTimeOffset(2026, 3, 11, hour, 5, 0, TimeSpan.Zero));
    }
}
