using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Tags;

/// <summary>A tagged article and a merged tag, for pages that show them.</summary>
internal static class SampleTags
{
    /// <returns>The id of the merge.</returns>
    public static async Task<long> AddAsync(NewsTrackerApp app, long article)
    {
        var editor = new AuditActor(null, "Sample editor", null);
        var tree = await app.WithDbAsync(db => db.Tags.ReadTreeAsync(CancellationToken.None));
        var minefields = Assert.IsType<TagOutcome.Done>(await app.WithAsync<TagDesk, TagOutcome>(desk => desk.CreateAsync(
            new TagState("Minefields", "Land that is known to hold mines.", tree.FindBySlug("weapons")!.Id, TagColour.Orange, ["Mined areas"], false, null), editor, CancellationToken.None))).Tag;
        foreach (var slug in new[] { "mine-production", "government-decision", "parliament-vote" })
        {
            await app.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(article, tree.FindBySlug(slug)!.Id, editor, CancellationToken.None));
        }

        await app.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.RemoveAsync(article, tree.FindBySlug("parliament-vote")!.Id, editor, CancellationToken.None));
        var merged = await app.WithAsync<TagDesk, TagOutcome>(desk => desk.RetireAsync(minefields.Id, minefields.Version, tree.FindBySlug("mine-use")!.Id, editor, CancellationToken.None));
        return Assert.IsType<TagOutcome.Done>(merged).ChangeId!.Value;
    }

    /// <summary>A rule, and a tag asked for on all that it matches.</summary>
    /// <returns>The tagging's id.</returns>
    public static async Task<long> TagManyAsync(NewsTrackerApp app)
    {
        var editor = new AuditActor(null, "Sample editor", null);
        var tag = (await app.WithDbAsync(db => db.Tags.ReadTreeAsync(CancellationToken.None))).FindBySlug("mine-use")!;
        var rule = Assert.IsType<TagRuleOutcome.Done>(await app.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(tag.Id, "mines", editor, CancellationToken.None)));
        var asked = new ManyAsked(tag.Id, ArticleTagAct.Set, "mines", null, rule.Id);
        return Assert.IsType<TaggingOutcome.Asked>(await app.WithAsync<TaggingJobs, TaggingOutcome>(jobs => jobs.StartAsync(asked, tag.Name, editor, CancellationToken.None))).Id;
    }
}
