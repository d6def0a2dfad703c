using NewsTracker.Core.Queries;
using NewsTracker.Core.SavedSearches;

namespace NewsTracker.Core.Tests.SavedSearches;

public sealed class SavedSearchTests
{
    [Theory]
    [InlineData("", "All articles")]
    [InlineData("mines  country:ltu", "mines country:ltu")]
    public void A_query_suggests_a_name(string query, string name) => Assert.Equal(name, SavedSearch.NameOf(QueryOf(query)));

    [Fact]
    public void A_long_query_suggests_its_beginning_and_cuts_no_letter_in_two()
    {
        var name = SavedSearch.NameOf(QueryOf(new string('a', SavedSearch.MaxNameLength - 2) + "\U0001F4A3mines"));
        Assert.EndsWith("a…", name, StringComparison.Ordinal);
        Assert.True(name.Length <= SavedSearch.MaxNameLength);
    }

    [Theory]
    [InlineData("  Baltic \n exits ", "Baltic exits", null)]
    [InlineData(" ", "", "Give the search a name.")]
    [InlineData(null, "", "Give the search a name.")]
    [InlineData("a\0b", "a\0b", "The name has a character that cannot be shown. Type it anew.")]
    public void A_name_is_one_line(string? typed, string name, string? fault)
    {
        var clean = SavedSearchRules.Clean(typed);
        Assert.Equal((name, fault), (clean, SavedSearchRules.FindFault(clean)));
    }

    [Fact]
    public void A_name_that_is_too_long_is_told_how_long_it_may_be() => Assert.Contains("101", SavedSearchRules.FindFault(new string('a', 101)), StringComparison.Ordinal);

    [Fact]
    public void Secrets_are_256_bits_in_letters_of_addresses_and_never_twice_the_same()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => FeedSecret.Make()).ToList();
        Assert.All(secrets, secret => Assert.Matches("^[A-Za-z0-9_-]{43}$", secret.Text));
        Assert.Equal(100, secrets.Select(secret => secret.Text).Distinct().Count());
        Assert.Equal(FeedSecret.HashOf(secrets[0].Text), secrets[0].Hash());
        Assert.DoesNotContain(secrets[0].Text, $"{secrets[0]}", StringComparison.Ordinal);
    }

    private static ArticleQuery QueryOf(string text) => Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
}
