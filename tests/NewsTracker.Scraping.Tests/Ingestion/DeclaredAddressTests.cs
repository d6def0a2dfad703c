using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Ingestion;

/// <summary>Pages that call themselves by an address that they were not fetched by.</summary>
public sealed class DeclaredAddressTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private const string Ferry = "The ferry to Haukøya was taken out of service on Monday after an inspector found cracks in its hull, said the county. Some 240 islanders go by way of Nordvik until a replacement arrives.";

    private const string Choir = "A choir of two hundred children from nine schools opens the festival in Loja on Friday with songs of the border towns. Rosa Quispe, who leads it, began to rehearse in March.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://home.example/")]
    [InlineData("https://www.home.example")]
    public async Task Pages_that_name_the_home_page_are_articles_of_their_own(string declared)
    {
        var site = $"https://home.example/{declared.Length}";
        var one = Assert.IsType<IngestOutcome.Stored>(await IngestAsync($"{site}/ferry", "Ferry taken out of service", Ferry, declared)).ArticleId;
        var other = Assert.IsType<IngestOutcome.Stored>(await IngestAsync($"{site}/choir", "Children open the festival", Choir, declared)).ArticleId;
        Assert.Equal(($"{site}/ferry", $"{site}/choir"), (await UrlAsync(one), await UrlAsync(other)));
        Assert.Equal(new IngestOutcome.Unchanged(one), await IngestAsync($"{site}/ferry", "Ferry taken out of service", Ferry, declared));
        var revision = await RevisionAsync(other);
        Assert.Equal("Url", revision.Origins["CanonicalUrl"]);
        Assert.Contains(revision.Disagreements, also => also is { Field: ArticleField.CanonicalUrl, Origin: FieldOrigin.Meta } && also.Value.StartsWith(declared, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_home_page_itself_may_be_an_article()
    {
        const string Home = "https://onepage.example/";
        Assert.Equal(Home, await UrlAsync(Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Home, "Ferry taken out of service", Ferry, Home)).ArticleId));
    }

    [Fact]
    public async Task Pages_that_name_one_address_and_tell_of_different_things_are_articles_of_their_own()
    {
        const string Declared = "https://fixed.example/app";
        var one = Assert.IsType<IngestOutcome.Stored>(await IngestAsync("https://fixed.example/ferry", "Ferry taken out of service", Ferry, Declared)).ArticleId;
        var other = Assert.IsType<IngestOutcome.Stored>(await IngestAsync("https://fixed.example/choir", "Children open the festival", Choir, Declared)).ArticleId;
        Assert.Equal(new IngestOutcome.Revised(other, 2), await IngestAsync("https://fixed.example/choir", "Children open the festival", Choir + " It ends on Sunday.", Declared));
        Assert.Equal((1, "https://fixed.example/choir"), (await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == one, Cancelled)), await UrlAsync(other)));
        Assert.Contains((await RevisionAsync(other)).Disagreements, also => also is { Field: ArticleField.CanonicalUrl, Value: Declared });
    }

    [Fact]
    public async Task An_address_that_a_page_only_called_itself_is_another_articles_once_it_tells_something_else()
    {
        const string Fetched = "https://claim.example/ferry", Claimed = "https://claim.example/choir";
        var one = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Fetched, "Ferry taken out of service", Ferry, Claimed)).ArticleId;
        var other = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Claimed, "Children open the festival", Choir, Claimed)).ArticleId;
        Assert.Equal((Fetched, Claimed), (await UrlAsync(one), await UrlAsync(other)));
        Assert.Equal(new IngestOutcome.Unchanged(one), await IngestAsync(Fetched, "Ferry taken out of service", Ferry, Claimed));
        Assert.Equal(new IngestOutcome.Revised(other, 2), await IngestAsync(Claimed, "Ferry taken out of service", Ferry, Claimed));
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == one, Cancelled)));
    }

    [Fact]
    public async Task One_that_tells_the_same_is_the_articles_own_from_then_on()
    {
        const string Fetched = "https://borne.example/amp/ferry", Claimed = "https://borne.example/ferry";
        var id = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Fetched, "Ferry taken out of service", Ferry, Claimed)).ArticleId;
        Assert.Equal(new IngestOutcome.Duplicate(id), await IngestAsync(Claimed, "Ferry taken out of service", Ferry, Claimed));
        Assert.Equal(new IngestOutcome.Unchanged(id), await IngestAsync(Claimed, "Ferry taken out of service", Ferry, Claimed));
        Assert.Equal(new IngestOutcome.Revised(id, 2), await IngestAsync(Claimed, "Children open the festival", Choir, Claimed));
        Assert.Equal(Claimed, await UrlAsync(id));
    }

    [Fact]
    public async Task A_page_that_names_a_known_article_and_tells_the_same_is_that_article()
    {
        const string Declared = "https://same.example/ferry";
        var id = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Declared, "Ferry taken out of service", Ferry, Declared)).ArticleId;
        Assert.Equal(new IngestOutcome.Duplicate(id), await IngestAsync("https://same.example/amp/ferry", "Ferry taken out of service", Ferry, Declared));
        Assert.Equal(new IngestOutcome.Revised(id, 2), await IngestAsync("https://same.example/news?id=7", "Islanders go round", Ferry + " A bus takes them to the quay of Nordvik.", Declared));
    }

    [Fact]
    public async Task A_page_that_writes_its_host_in_other_letters_is_the_article_that_it_was()
    {
        const string Fetched = "https://xn--fhre-hoa.example/ferry", Declared = "https://fähre.example/ferry";
        var id = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Fetched, "Ferry taken out of service", Ferry, Fetched)).ArticleId;
        Assert.Equal(new IngestOutcome.Unchanged(id), await IngestAsync(Fetched, "Ferry taken out of service", Ferry, Declared));
        Assert.Equal(Fetched, await UrlAsync(id));
        Assert.Equal([id], await pipeline.WithDbAsync(db => db.ArticleAddresses.Where(a => a.Url == Fetched || a.Url == Declared).Select(a => a.ArticleId).Distinct().ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task An_address_that_is_new_and_leads_by_one_article_to_another_becomes_that_others()
    {
        const string Ferries = "https://by.example/ferry", Choirs = "https://by.example/choir", New = "https://by.example/new";
        var one = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Ferries, "Ferry taken out of service", Ferry, Ferries)).ArticleId;
        var other = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(Choirs, "Children open the festival", Choir, Choirs)).ArticleId;
        Assert.Equal(new IngestOutcome.Duplicate(other), await IngestAsync(New, "Children open the festival", Choir, Choirs, answered: Ferries));
        var addresses = await pipeline.WithDbAsync(db => db.ArticleAddresses.Where(a => a.Url.StartsWith("https://by.example/")).ToDictionaryAsync(a => a.Url, a => a.ArticleId, Cancelled));
        Assert.Equal((one, other, other), (addresses[Ferries], addresses[Choirs], addresses[New]));
    }

    private Task<string?> UrlAsync(long articleId) => pipeline.WithDbAsync(db => db.Articles.Where(a => a.Id == articleId).Select(a => a.Url).SingleAsync(Cancelled));

    private Task<Revision> RevisionAsync(long articleId) => pipeline.WithDbAsync(db => db.Revisions.AsNoTracking().Where(r => r.ArticleId == articleId).OrderBy(r => r.Number).FirstAsync(Cancelled));

    private Task<IngestOutcome> IngestAsync(string url, string headline, string text, string declared, string? answered = null) => pipeline.WithAsync<ArticleIngestor, IngestOutcome>(ingestor => ingestor.IngestAsync(
        new IncomingDocument
        {
            Origin = ArticleOrigin.Feed,
            IsLedgered = true,
            IsNews = true,
            Content = Encoding.UTF8.GetBytes(
                $"<!DOCTYPE html><html lang=\"en\"><head><title>{headline}</title><link rel=\"canonical\" href=\"{declared}\"></head><body><main><article><h1>{headline}</h1><p>{text}</p></article></main></body></html>"),
            ContentType = "text/html; charset=utf-8",
            RequestedUrl = new Uri(url),
            FinalUrl = new Uri(answered ?? url),
            FetchedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        },
        actor: null,
        Cancelled));
}
