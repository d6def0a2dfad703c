using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Audit;

public sealed class AuditPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_found_by_act_actor_and_subject_page_after_page()
    {
        var vera = new AuditActor(Guid.NewGuid(), "Vera Ostap", null);
        for (var i = 0; i < 60; i++)
        {
            await app.WithAsync<AuditTrail, int>(async audit =>
            {
                await audit.SaveAsync(vera, () => new AuditedAct("sample.act", "Sample", $"{i}"), Cancelled);
                return 0;
            });
        }

        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var first = await admin.PageAsync("/audit?act=sample.&actor=OSTAP", Cancelled);
        Assert.Equal(50, first.QuerySelectorAll("#events tbody tr").Length);
        var second = await admin.PageAsync(first.QuerySelector(".pager a")!.GetAttribute("href")!, Cancelled);
        Assert.Equal(10, second.QuerySelectorAll("#events tbody tr").Length);
        Assert.Single((await admin.PageAsync("/audit?subjectType=Sample&subjectId=7", Cancelled)).QuerySelectorAll("#events tbody tr"));
        Assert.Null((await admin.PageAsync("/audit?actor=nobody-of-this-name", Cancelled)).QuerySelector("#events"));
    }

    [Fact]
    public async Task Acts_and_kinds_are_offered_to_choose_from_and_a_long_id_is_told_in_short()
    {
        var id = Guid.NewGuid();
        await app.WithAsync<AuditTrail, int>(async audit =>
        {
            await audit.SaveAsync(new AuditActor(Guid.NewGuid(), "Vera Ostap", null), () => new AuditedAct("offered.act", "Offered", $"{id}"), Cancelled);
            return 0;
        });
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await admin.PageAsync("/audit?act=offered.", Cancelled);
        Assert.NotNull(page.QuerySelector("#acts option[value='offered.act']"));
        Assert.NotNull(page.QuerySelector("#kinds option[value='Offered']"));
        var subject = page.QuerySelector("#events .subject a")!;
        Assert.Equal($"All events on Offered …{$"{id}"[^8..]}", subject.TextContent);
        Assert.Contains($"{id}", subject.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subjects_are_told_by_their_names_and_lead_to_their_pages_and_one_that_is_gone_by_the_end_of_its_id()
    {
        var email = await app.AddUserAsync(Role.Admin);
        var admin = await app.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Email == email, Cancelled));
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "The Audited Gazette", HomeUrl = "https://audited.example/", CreatedAt = now };
        var feed = new Feed { SourceId = 0, Url = "https://audited.example/rss", NextPollAt = now, RemovedAt = now };
        source.Feeds.Add(feed);
        await app.WithDbAsync(db =>
        {
            db.Add(source);
            return db.SaveChangesAsync(Cancelled);
        });
        var gone = Guid.CreateVersion7();
        foreach (var (type, id) in new[] { ("User", $"{admin.Id}"), ("User", $"{gone}"), ("Source", $"{source.Id}"), ("Feed", $"{feed.Id}"), ("Source", "list"), ("User", "unknown") })
        {
            await app.WithAsync<AuditTrail, int>(async audit =>
            {
                await audit.SaveAsync(AuditActor.Application, () => new AuditedAct("named.act", type, id), Cancelled);
                return 0;
            });
        }

        using var reader = await app.CreateSignedInAsync(Role.Admin);
        var page = await reader.PageAsync("/audit?act=named.", Cancelled);
        var subjects = page.QuerySelectorAll("#events .subject > a").Select(link => (link.TextContent, link.GetAttribute("href")));
        Assert.Equal([("https://audited.example/rss", $"/sources/{source.Id}"), ("The Audited Gazette", $"/sources/{source.Id}"), (admin.DisplayName, $"/users/{admin.Id}")], subjects);
        Assert.Contains($"User …{$"{gone}"[^8..]}", page.QuerySelector("#events")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_a_long_value_can_be_opened()
    {
        var (before, after) = (new string('a', 600), $"{new string('a', 600)}{new string('b', 600)}");
        await app.WithAsync<AuditTrail, int>(async audit =>
        {
            await audit.SaveAsync(AuditActor.Application, () => new AuditedAct("long.act", "Long", "1", new { Rules = before }, new { Rules = after }), Cancelled);
            return 0;
        });
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var values = (await admin.PageAsync("/audit?act=long.", Cancelled)).QuerySelector("#events .values")!;
        Assert.DoesNotContain(after, values.TextContent, StringComparison.Ordinal);
        Assert.Contains("aabb", values.TextContent, StringComparison.Ordinal);
        var whole = await admin.GetStringAsync(values.QuerySelector("a")!.GetAttribute("href"), Cancelled);
        Assert.Equal($$$"""{"before":{"rules":"{{{before}}}"},"after":{"rules":"{{{after}}}"}}""", whole);
    }

    [Fact]
    public async Task The_chain_is_checked_when_it_is_asked_for_and_not_by_looking()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        Assert.Null((await admin.PageAsync("/audit?check=true", Cancelled)).QuerySelector("#chain"));
        using var holds = await admin.PostFormAsync("/audit", [], "Check");
        Assert.Contains("The chain holds", await holds.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);

        var altered = await app.WithDbAsync(db => db.AuditEvents.OrderBy(e => e.Id).Select(e => new { e.Id, e.SubjectId }).FirstAsync(Cancelled));
        await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Id == altered.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.SubjectId, "another"), Cancelled));
        using var broken = await admin.PostFormAsync("/audit", [], "Check");
        Assert.Contains($"breaks at event {altered.Id}", await broken.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Id == altered.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.SubjectId, altered.SubjectId), Cancelled));
    }

    [Fact]
    public async Task The_hash_of_an_event_is_told_so_that_it_can_be_noted_elsewhere_and_looked_up_later()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var newest = await app.WithDbAsync(db => db.AuditEvents.OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Hash }).FirstAsync(Cancelled));
        var noted = Convert.ToHexStringLower(newest.Hash);
        Assert.Contains(noted, (await admin.PageAsync("/audit", Cancelled)).QuerySelector("#events tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(noted, (await admin.PageAsync($"/audit?before={newest.Id + 1}", Cancelled)).QuerySelector("#events tbody tr")!.TextContent, StringComparison.Ordinal);
    }
}
