using NewsTracker.Core.Articles;
using NewsTracker.Core.Articles.Citing;
using NewsTracker.Web.Pages.Articles;
using NewsTracker.Web.Pages.Articles.Exporting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class ExportRowTests
{
    [Fact]
    public void A_reference_names_the_credited_organisation_where_no_person_is_named()
    {
        Assert.Equal([new PersonName.Literal("A news desk")], Of([]).Citation.Authors);
        Assert.Equal([new PersonName.Person("Ona", null, "Petraitė", null)], Of(["Ona Petraitė"]).Citation.Authors);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Atom)]
    [InlineData(ExportFormat.JsonFeed)]
    [InlineData(ExportFormat.Ris)]
    [InlineData(ExportFormat.BibTeX)]
    public async Task Every_form_names_the_credited_organisation_where_no_person_is_named(ExportFormat format)
    {
        Assert.Contains("A news desk", await WrittenAsync(format, Of([])), StringComparison.Ordinal);
        Assert.DoesNotContain("A news desk", await WrittenAsync(format, Of(["Ona Petraitė"])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Csv, InstantPrecision.Day, ",2025-07-09\r\n")]
    [InlineData(ExportFormat.Csv, InstantPrecision.Minute, ",2025-07-09T00:00+00:00\r\n")]
    [InlineData(ExportFormat.JsonLines, InstantPrecision.Day, "\"publishedAsPrinted\":\"2025-07-09\"")]
    public async Task A_day_is_told_from_midnight(ExportFormat format, InstantPrecision precision, string printed) => Assert.Contains(
        printed,
        await WrittenAsync(format, Of([]) with { PublishedAt = new DateTimeOffset(2025, 7, 9, 0, 0, 0, TimeSpan.Zero), PublishedOffset = TimeSpan.Zero, PublishedPrecision = precision }),
        StringComparison.Ordinal);

    [Fact]
    public void A_reference_names_the_publication_as_the_article_does_and_the_source_only_where_that_says_nothing()
    {
        Assert.Equal("A paper", Of([]).Citation.Publisher);
        Assert.Equal("Baltic, test", (Of([]) with { SiteName = null }).Citation.Publisher);
    }

    [Theory]
    [InlineData("A paper", "A paper")]
    [InlineData("https://paper.example/a?b=1", "paper.example")]
    [InlineData("urn:uuid:1", "urn:uuid:1")]
    [InlineData(null, null)]
    public void Who_published_is_told_by_name_or_else_by_host(string? named, string? words) => Assert.Equal(words, PublisherWords.Of(named));

    private static async Task<string> WrittenAsync(ExportFormat format, ExportRow row)
    {
        using var stream = new MemoryStream();
        await using (var writer = format.WriterTo(stream))
        {
            await writer.BeginAsync(new ExportHead("mines", DateTimeOffset.UnixEpoch, "https://tracker.example/articles/"), TestContext.Current.CancellationToken);
            await writer.WriteAsync(row, TestContext.Current.CancellationToken);
            await writer.EndAsync(new ExportEnd(1, null), TestContext.Current.CancellationToken);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ExportRow Of(string[] authors) => new(1, DateTimeOffset.UnixEpoch, null, null, null, DateTimeOffset.UnixEpoch, "Mines", authors, ["A news desk"], "Baltic, test", "A paper", "en", null, null, null);
}
