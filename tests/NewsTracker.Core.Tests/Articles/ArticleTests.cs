using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class ArticleTests
{
    [Fact]
    public void A_date_that_was_misread_goes_and_the_day_of_the_first_sight_comes_back()
    {
        var misread = RevisionOf(new DateOnly(1998, 3, 1));
        article.Revise(misread, Seen.AddHours(1));

        article.Correct(misread, RevisionOf(published: null), Seen.AddHours(2));

        Assert.Equal((Seen, Seen.AddHours(2)), (article.DatedAt, article.LastChangedAt));
    }

    [Fact]
    public void A_correction_of_a_text_without_a_date_leaves_the_day_that_an_earlier_text_printed()
    {
        article.Revise(RevisionOf(new DateOnly(2025, 7, 9)), Seen.AddHours(1));
        var undated = RevisionOf(published: null);
        article.Revise(undated, Seen.AddHours(2));

        article.Correct(undated, RevisionOf(published: null), Seen.AddHours(3));

        Assert.Equal(new DateTimeOffset(2025, 7, 9, 0, 0, 0, TimeSpan.Zero), article.DatedAt);
    }

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
