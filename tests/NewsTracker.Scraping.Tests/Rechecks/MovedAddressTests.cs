using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Rechecks;

/// <summary>Addresses of known articles that lead elsewhere by the time they are looked at again.</summary>
public sealed class MovedAddressTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private const string Ferry = "The ferry to Haukøya was taken out of service on Monday after an inspector found cracks in its hull, said the county. Some 240 islanders go by way of Nordvik until a replacement arrives.";

    private const string Choir = "A choir of two hundred children from nine schools opens the festival in Loja on Friday with songs of the border towns. Rosa Quispe, who leads it, began to rehearse in March.";

    [Fact]
    public async Task An_article_whose_address_leads_to_another_stays_as_it_was_and_so_does_the_other()
    {
        Site.Answers["/choir"] = _ => Page("Children open the festival", Choir);
        var feed = await PolledAsync("/ferry", "/choir");
        Site.Answers["/ferry"] = _ => Results.Redirect("/choir", permanent: true);
        var (ferry, choir) = (await ArticleAsync("/ferry"), await ArticleAsync("/choir"));
        var check = await CheckAsync(ferry);
        Assert.Equal((RecheckOutcome.Gone, IngestOutcome.LeadsElsewhere.Explanation), (check.Outcome, check.Reason));
        Assert.Equal((1, 1), (await RevisionsAsync(ferry), await RevisionsAsync(choir)));
        Assert.Equal(choir, await ArticleAsync("/choir"));

        var item = (await Pipeline.PollAsync(feed, recheck: true)).Items.Single(item => item.Url == Site.Address("/ferry").AbsoluteUri);
        Assert.Equal((PollItemOutcome.Unchanged, IngestOutcome.LeadsElsewhere.Explanation, ferry), (item.Outcome, item.Reason, item.ArticleId));
        Assert.Equal(1, await RevisionsAsync(ferry));
    }

    [Fact]
    public async Task What_a_known_address_leads_to_becomes_an_article_of_its_own_when_a_feed_lists_it()
    {
        await PolledAsync("/ferry");
        Site.Answers["/choir"] = _ => Page("Children open the festival", Choir);
        Site.Answers["/ferry"] = _ => Results.Redirect("/choir");
        var ferry = await ArticleAsync("/ferry");
        Assert.Equal(RecheckOutcome.Gone, (await CheckAsync(ferry)).Outcome);
        Assert.Equal(1, await RevisionsAsync(ferry));

        Site.Answers["/other-feed"] = _ => Site.Rss("/choir");
        Assert.Equal(1, (await Pipeline.PollAsync(await Pipeline.AddFeedAsync(Site.Address("/other-feed")))).Stored);
        Assert.NotEqual(ferry, await ArticleAsync("/choir"));
    }

    [Fact]
    public async Task An_article_that_moved_and_was_edited_is_known_by_both_addresses()
    {
        await PolledAsync("/ferry");
        Site.Answers["/islands/ferry"] = _ => Page("Islanders go round by Nordvik", Ferry + " A bus takes them to the quay.");
        Site.Answers["/ferry"] = _ => Results.Redirect("/islands/ferry", permanent: true);
        var ferry = await ArticleAsync("/ferry");
        Assert.Equal(RecheckOutcome.Revised, (await CheckAsync(ferry)).Outcome);
        Assert.Equal((2, ferry), (await RevisionsAsync(ferry), await ArticleAsync("/islands/ferry")));
    }

    [Fact]
    public async Task An_article_that_was_rewritten_is_itself_at_a_new_address_where_its_page_names_a_known_one()
    {
        Site.Answers["/ferry-of-one"] = _ => Page("Ferry taken out of service", Ferry, canonical: "/islands/ferry");
        Site.Answers["/ferry-of-two"] = _ => Page("Children open the festival", Choir, canonical: "/islands/ferry");
        await PolledAsync(_ => Results.Redirect("/ferry-of-one"), "/ferry");
        Site.Answers["/ferry"] = _ => Results.Redirect("/ferry-of-two");
        var ferry = await ArticleAsync("/ferry");
        Assert.Equal(RecheckOutcome.Revised, (await CheckAsync(ferry)).Outcome);
        Assert.Equal((2, ferry), (await RevisionsAsync(ferry), await ArticleAsync("/ferry-of-two")));
    }

    [Fact]
    public async Task What_a_page_only_calls_itself_is_fetched_when_a_feed_lists_it()
    {
        Site.Answers["/choir"] = _ => Page("Children open the festival", Choir);
        await PolledAsync(_ => Page("Ferry taken out of service", Ferry, canonical: "/choir"), "/ferry");
        var ferry = await ArticleAsync("/ferry");
        Assert.Equal(ferry, await ArticleAsync("/choir"));

        Site.Answers["/other-feed"] = _ => Site.Rss("/choir");
        Assert.Equal(1, (await Pipeline.PollAsync(await Pipeline.AddFeedAsync(Site.Address("/other-feed")))).Stored);
        Assert.NotEqual(ferry, await ArticleAsync("/choir"));
        Assert.Equal((1, Site.Address("/ferry").AbsoluteUri), (await RevisionsAsync(ferry), await UrlAsync(ferry)));
    }

    [Fact]
    public async Task An_address_that_led_to_an_article_and_tells_another_by_now_is_that_others()
    {
        Site.Answers["/islands/ferry"] = _ => Page("Ferry taken out of service", Ferry);
        await PolledAsync(_ => Results.Redirect("/islands/ferry"), "/ferry");
        var ferry = await ArticleAsync("/ferry");
        Site.Answers["/ferry"] = _ => Page("Children open the festival", Choir);
        var check = await CheckAsync(ferry);
        Assert.Equal((RecheckOutcome.Gone, IngestOutcome.LeadsElsewhere.Explanation, Site.Address("/islands/ferry").AbsoluteUri), (check.Outcome, check.Reason, check.Url));
        Assert.Equal((1, ferry), (await RevisionsAsync(ferry), await ArticleAsync("/islands/ferry")));
        Assert.NotEqual(ferry, await ArticleAsync("/ferry"));
        Assert.Equal(RecheckOutcome.Unchanged, (await CheckAsync(ferry)).Outcome);
    }

    [Fact]
    public async Task One_that_tells_the_article_itself_by_now_is_the_articles_still()
    {
        Site.Answers["/islands/ferry"] = _ => Page("Ferry taken out of service", Ferry);
        await PolledAsync(_ => Results.Redirect("/islands/ferry"), "/ferry");
        var ferry = await ArticleAsync("/ferry");
        Site.Answers["/ferry"] = _ => Page("Islanders go round by Nordvik", Ferry + " A bus takes them to the quay.");
        Assert.Equal(RecheckOutcome.Revised, (await CheckAsync(ferry)).Outcome);
        Site.Answers["/ferry"] = _ => Page("Children open the festival", Choir);
        Assert.Equal(RecheckOutcome.Revised, (await CheckAsync(ferry)).Outcome);
        Assert.Equal((3, ferry), (await RevisionsAsync(ferry), await ArticleAsync("/ferry")));
    }

    [Fact]
    public async Task A_page_that_tells_another_article_under_its_name_is_that_article()
    {
        Site.Answers["/choir"] = _ => Page("Children open the festival", Choir);
        await PolledAsync("/ferry", "/choir");
        Site.Answers["/ferry"] = _ => Page("Children open the festival", Choir, canonical: "/choir");
        var (ferry, choir) = (await ArticleAsync("/ferry"), await ArticleAsync("/choir"));
        Assert.Equal(RecheckOutcome.Gone, (await CheckAsync(ferry)).Outcome);
        Assert.Equal((1, 1), (await RevisionsAsync(ferry), await RevisionsAsync(choir)));
    }

    private static IResult Page(string headline, string text, string? canonical = null) => Results.Content(
        $"<!DOCTYPE html><html lang=\"en\"><head><title>{headline}</title>{(canonical is null ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">")}</head><body><main><article><h1>{headline}</h1><p>{text}</p></article></main></body></html>",
        "text/html; charset=utf-8");

    private Task<Feed> PolledAsync(params string[] paths) => PolledAsync(_ => Page("Ferry taken out of service", Ferry), paths);

    private async Task<Feed> PolledAsync(Func<HttpContext, IResult> ferry, params string[] paths)
    {
        Site.Answers["/ferry"] = ferry;
        Site.Answers["/feed"] = _ => Site.Rss(paths);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed"));
        Assert.Equal(paths.Length, (await Pipeline.PollAsync(feed)).Stored);
        return feed;
    }

    private async Task<ArticleRecheck> CheckAsync(long articleId)
    {
        var planned = await RecheckAsync(articleId);
        await using var process = Pipeline.Another(new FakeTimeProvider(planned.FirstSeenAt.AddHours(1)));
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(new RecheckLease(articleId, planned.LeaseEpoch, planned.Url, planned.FirstSeenAt, planned.Step, planned.Failures, Losses: 0), Cancelled);
        return await RecheckAsync(articleId);
    }

    private Task<ArticleRecheck> RecheckAsync(long articleId) => Pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == articleId, Cancelled));

    private Task<long> ArticleAsync(string path) => Pipeline.WithDbAsync(db => db.ArticleAddresses.Where(a => a.Url == Site.Address(path).AbsoluteUri).Select(a => a.ArticleId).SingleAsync(Cancelled));

    private Task<string?> UrlAsync(long articleId) => Pipeline.WithDbAsync(db => db.Articles.Where(a => a.Id == articleId).Select(a => a.Url).SingleAsync(Cancelled));

    private Task<int> RevisionsAsync(long articleId) => Pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == articleId, Cancelled));
}
