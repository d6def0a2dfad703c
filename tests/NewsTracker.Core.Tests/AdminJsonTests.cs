using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources.Filtering;

namespace NewsTracker.Core.Tests;

public sealed class AdminJsonTests
{
    [Fact]
    public void Where_it_is_broken_is_said_by_line_and_column() =>
        Assert.Equal(["The rules are not valid JSON: something is wrong in line 2, column 12."], ListingRulesJson.Parse("{\n  \"items\": }").Problems);

    [Fact]
    public void Half_a_character_is_called_so() =>
        Assert.Equal(["The filters are not valid JSON: a text holds half a character, as \\ud800 is."], ArticleFilterJson.Parse("""{ "includeWords": ["\ud800"] }""").Problems);

    [Fact]
    public void Comments_and_a_last_comma_do_no_harm() => Assert.Empty(ListingRulesJson.Parse("""{ "items": ".card", /* the front page's */ }""").Problems);
}
