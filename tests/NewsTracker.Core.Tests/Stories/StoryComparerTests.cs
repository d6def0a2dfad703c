using NewsTracker.Core.Stories;

namespace NewsTracker.Core.Tests.Stories;

public sealed class StoryComparerTests
{
    public static TheoryData<string> Cases => [.. StoryCases.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Copies_and_rewrites_are_one_report_and_all_else_is_not(string name)
    {
        var cases = StoryCases.Read(name);
        Assert.True(cases.Count > 3, $"{name} holds no cases.");
        var wrong = from i in Enumerable.Range(0, cases.Count)
                    from j in Enumerable.Range(i + 1, cases.Count - i - 1)
                    let expected = cases[i].Report is { } report && report == cases[j].Report
                    let comparison = StoryComparer.Compare(cases[i].Text, cases[j].Text)
                    where comparison.IsSameReport != expected
                    select $"{cases[i].Label} and {cases[j].Label}: {comparison.Reason}";
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_two_texts_does_not_matter(string name)
    {
        var cases = StoryCases.Read(name);
        foreach (var (one, other) in cases.Zip(cases.Skip(1)))
        {
            var (forth, back) = (StoryComparer.Compare(one.Text, other.Text), StoryComparer.Compare(other.Text, one.Text));
            Assert.Equal((forth.IsSameReport, forth.Reason), (back.IsSameReport, back.Reason));
            Assert.Equal(forth.SharedText, back.SharedText, 6);
        }
    }

    [Fact]
    public void A_comparison_says_what_is_shared()
    {
        var cases = StoryCases.Read("wire-copies");
        var copy = StoryComparer.Compare(cases[0].Text, cases[1].Text);
        Assert.Equal(1, copy.SharedText, 2);
        Assert.Equal("100% of the shorter text stands in the other word for word.", copy.Reason);
        Assert.Contains("Rusnac", copy.SharedNames);
        Assert.Contains("312", copy.SharedNames);
    }

    [Fact]
    public void Where_nothing_is_shared_the_comparison_says_no_more_than_that()
    {
        var convention = StoryText.Read("Norway stays", "The minister in Oslo said on Monday that her country would remain bound by the convention.", new DateOnly(2026, 3, 1));
        var bakery = StoryText.Read("Prices of bread rise", "A baker of Riga put up new ovens after twelve years, and queues grew along his street.", new DateOnly(2026, 3, 1));
        Assert.Equal("Neither says what the other says.", StoryComparer.Compare(convention, bakery).Reason);
    }

    [Fact]
    public void A_copy_put_up_again_weeks_later_is_the_same_report_and_a_rewrite_that_late_is_not()
    {
        var cases = StoryCases.Read("wire-copies");
        StoryText Dated(int number, int day) => StoryText.Read("", cases[number].Body, new DateOnly(2026, 3, 1).AddDays(day));
        Assert.True(StoryComparer.Compare(Dated(0, 0), Dated(1, 30)).IsSameReport);
        Assert.False(StoryComparer.Compare(Dated(0, 0), Dated(1, 200)).IsSameReport);
        Assert.False(StoryComparer.Compare(Dated(0, 0), Dated(3, 30)).IsSameReport);
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("a")]
    [InlineData("\u0301 \u0301\u0301 a\u0301.")]
    [InlineData("\uD800 \uFFFE 12,,.. U.S.U.S. www.")]
    public void Odd_texts_are_like_nothing(string body)
    {
        var odd = StoryText.Read(body, body, null);
        Assert.False(StoryComparer.Compare(odd, odd).IsSameReport && odd.WordCount < 3);
        Assert.False(StoryComparer.Compare(odd, StoryCases.Read("rewrites")[0].Text).IsSameReport);
    }
}
