using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>A state that acts under another name than its own is among the countries of the text.</summary>
public sealed class ActingCountriesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Text = "The Kremlin said nothing. Helsinki's cabinet approved the exit. The Baltic trio will leave the treaty on landmines, a visitor from Norway heard.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task States_that_act_come_first_and_those_that_are_only_named_follow()
    {
        var page = await ReadAsync("FIN", "EST");
        Assert.Equal(["Finland acts", "Estonia acts", "Norway"], page.QuerySelectorAll("[aria-labelledby='countries'] li").Select(entry => entry.TextContent.Trim()));
    }

    [Fact]
    public async Task The_words_by_which_a_state_acts_are_marked_and_say_what_they_are()
    {
        var labels = Labels(await ReadAsync("FIN"));
        Assert.Contains("Helsinki: Finland, by its capital", labels);
        Assert.DoesNotContain(labels, IsOfTheKremlin);
        Assert.Contains(Labels(await ReadAsync("FIN", "RUS")), IsOfTheKremlin);
    }

    private static List<string> Labels(IDocument page) => [.. page.QuerySelectorAll("#body .on-countries").Select(run => $"{run.TextContent}: {run.GetAttribute("title")}")];

    private static bool IsOfTheKremlin(string label) => label.StartsWith("Kremlin: ", StringComparison.Ordinal);

    private async Task<IDocument> ReadAsync(params string[] acting)
    {
        CountryCode[] codes = [.. acting.Select(code => CountryCode.Parse(code, null))];
        CountryCode[] named = [CountryCode.Parse("NOR", null)];
        var article = (await app.WithDbAsync(db => CodedArticle.AddAsync(db, Text, DateTimeOffset.UnixEpoch, Cancelled))).Id;
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.ActingCountries, codes), Cancelled));
        await app.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == article).ExecuteUpdateAsync(set => set.SetProperty(r => r.MentionedCountries, named), Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        return await reader.PageAsync($"/articles/{article}", Cancelled);
    }
}
