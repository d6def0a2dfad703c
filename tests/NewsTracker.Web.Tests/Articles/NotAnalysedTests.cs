using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>A text that the engine could not read says so, in place of a bare lack of suggestions.</summary>
public sealed class NotAnalysedTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private const string Mixed =
        """
        The government said on Monday that it would leave the Ottawa Convention on landmines, and that the parliament would vote in the spring. This is a summary in English.

        Vyriausybė pirmadienį pranešė, kad šalis pasitrauks iš konvencijos dėl minų, o Seimas dėl to balsuos pavasarį. Ministras sakė, kad tai yra būtina ir kad kaimynai jau taip padarė, bet sprendimas dar nėra galutinis.
        """;

    [Theory]
    [InlineData("pl", false, "this text is in Polish")]
    [InlineData("en", false, "did not find it to be in English")]
    [InlineData("en", true, null)]
    public async Task The_reader_says_whether_the_engine_could_read_the_text(string language, bool isAnalysed, string? expected)
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        await app.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == article).ExecuteUpdateAsync(set => set.SetProperty(r => r.Language, language), Cancelled));
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.ActingCountries, isAnalysed ? [] : null), Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);

        var html = await reader.GetStringAsync(new Uri($"/articles/{article}", UriKind.Relative), Cancelled);

        var mark = (await new HtmlParser().ParseDocumentAsync(html, Cancelled)).QuerySelector("#not-analysed")?.TextContent.Trim();
        if (expected is null)
            Assert.Null(mark);
        else
            Assert.Contains(expected, mark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_says_where_only_a_part_was_read()
    {
        var article = (await app.WithDbAsync(db => CodedArticle.AddAsync(db, Mixed, DateTimeOffset.UnixEpoch, Cancelled))).Id;
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.ActingCountries, []), Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);

        var page = await reader.PageAsync($"/articles/{article}", Cancelled);

        Assert.Equal("Only the English paragraphs were analysed for positions.", page.QuerySelector("#not-analysed")?.TextContent.Trim());
    }
}
