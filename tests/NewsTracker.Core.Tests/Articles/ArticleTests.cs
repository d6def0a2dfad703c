using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class ArticleTests
{
    private static readonly DateTimeOffset Seen = new(2025, 7, 10, 6, 0, 0, TimeSpan.Zero);

    private readonly Article article = new() { Origin = ArticleOrigin.Feed, DatedAt = Seen, FirstSeenAt = Seen, LastChangedAt = Seen };

    [Fact]
    public void A_revision_dates_its_article()
    {
        article.Revise(RevisionOf(new DateOnly(2025, 7, 9)), Seen.AddHours(1));

        Assert.Equal((new DateTimeOffset(2025, 7, 9, 0, 0, 0, TimeSpan.Zero), Seen.AddHours(1), 2), (article.DatedAt, article.LastChangedAt, article.RevisionCount));
        Assert.Equal("Ministers meet", article.Headline);
    }

    [Fact]
    public void A_revision_that_prints_no_date_leaves_the_day()
    {
        article.Revise(RevisionOf(published: null), Seen.AddHours(1));

        Assert.Equal(Seen, article.DatedAt);
    }

    private static Revision RevisionOf(DateOnly? published) => new()
    {
        Number = 2,
        Headline = "Ministers meet",
        Published = published is { } day ? PrintedInstant.OfDay(day) : null,
        FetchedAt = Seen.AddHours(1),
        TextHash = [],
        Origins = new Dictionary<string, string>(),
        EngineVersion = 1,
    };
}
