using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class CompletionTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("source:\"Quay, T", "source:\"Quay, The\" ")]
    [InlineData("source:\"Quay", "source:\"Quay, The\" ")]
    [InlineData("source:Mâi", "source:\"Pontoon Mail\" ")]
    [InlineData("source:Quay", "source:\"Quay, The\" ")]
    [InlineData("source:\"Quay, The\",pon", "source:\"Quay, The\",\"Pontoon Mail\" ")]
    [InlineData("source:\"Quay, The\",\"Pontoon M", "source:\"Quay, The\",\"Pontoon Mail\" ")]
    public async Task What_is_offered_takes_the_place_of_what_was_begun(string typed, string taken)
    {
        await SeedAsync();
        var offer = Assert.Single(await OfferAsync(typed, isUser: true));
        Assert.Equal(taken, typed.Remove(offer.Start, offer.Length).Insert(offer.Start, offer.Text));
    }

    [Fact]
    public async Task Authors_are_offered_by_the_start_of_any_of_their_names()
    {
        await app.WithDbAsync(async db =>
        {
            foreach (var (author, i) in new[] { "Živilė Zubrickaitė-Quill", "Živilė Zubrickaitė-Quill", "Quillon Zed", "Ann Lee" }.Select((author, i) => (author, i)))
            {
                var article = await CodedArticle.AddAsync(db, $"Number {i} of the completion.", TimeProvider.System.GetUtcNow(), Cancelled);
                await db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Authors, new[] { author }).SetProperty(a => a.Language, "mt"), Cancelled);
            }

            return 0;
        });
        Assert.Equal(["\"Živilė Zubrickaitė-Quill\" ", "\"Quillon Zed\" "], (await OfferAsync("author:quil", isUser: false)).Select(offer => offer.Text));
        Assert.Equal(["\"Živilė Zubrickaitė-Quill\" "], (await OfferAsync("author:\"zivile zub", isUser: false)).Select(offer => offer.Text));
        Assert.Empty(await OfferAsync("author:", isUser: false));
        Assert.Empty(await OfferAsync("author:\"it's\\ (odd", isUser: false));
        Assert.Equal(["mt "], (await OfferAsync("lang:malt", isUser: false)).Select(offer => offer.Text));
    }

    [Fact]
    public async Task People_are_offered_to_users_alone()
    {
        await app.AddUserAsync(Role.Editor);
        Assert.Equal(["for:me ", "for:nobody ", "for:\"Editor of the tests\" "], (await OfferAsync("for:", isUser: true)).Select(offer => $"for:{offer.Text}"));
        Assert.Equal(["for:me "], (await OfferAsync("for:m", isUser: true)).Select(offer => $"for:{offer.Text}"));
        Assert.Empty(await OfferAsync("for:", isUser: false));
        Assert.Empty(await OfferAsync("is", isUser: false));
    }

    private Task<IReadOnlyList<CompletionOffer>> OfferAsync(string typed, bool isUser) =>
        app.WithAsync<Completion, IReadOnlyList<CompletionOffer>>(completion => completion.OfferAsync(typed, typed.Length, isUser, Cancelled));

    private Task<int> SeedAsync() => app.WithDbAsync(db =>
    {
        foreach (var name in new[] { "Quay, The", "Pontoon Mail" }.Where(name => !db.Sources.Any(s => s.Name == name)))
        {
            db.Sources.Add(new Source { Name = name, HomeUrl = $"https://{name[..4].ToLowerInvariant()}.example/", CreatedAt = TimeProvider.System.GetUtcNow() });
        }

        return db.SaveChangesAsync(Cancelled);
    });
}
