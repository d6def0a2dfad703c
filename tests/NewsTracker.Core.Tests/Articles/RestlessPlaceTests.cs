using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class RestlessPlaceTests
{
    [Theory]
    [InlineData("The vote passed. 4 comments", "The vote passed. 5 comments", "The vote passed. 12 comments")]
    [InlineData("5 minutes ago The vote passed.", "1 hour ago The vote passed.", "3 hours ago The vote passed.")]
    [InlineData("The vote passed. Read more: A storm is near", "The vote passed. Read more: Trains are late", "The vote passed. Read more: Bread is dear")]
    [InlineData("The vote passed.", "The vote passed. Read more: Trains are late", "The vote passed. Read more: Bread is dear")]
    public void A_place_that_changed_before_goes_on_changing(string before, string newest, string next) => Assert.True(RestlessPlace.IsAllThatChanged(before, newest, next));

    [Theory]
    [InlineData("The vote passed. 4 comments", "The vote passed. 5 comments", "The vote failed. 5 comments")]
    [InlineData("The vote passed. 4 comments", "The vote passed. 5 comments", "The vote failed. 6 comments")]
    [InlineData("The vote passed.", "The vote passed. The minister resigned.", "The vote passed. The minister resigned. So did two others.")]
    [InlineData("The vote passed.", "The minister resigned. The vote passed.", "Two others followed. The minister resigned. The vote passed.")]
    [InlineData("The vote passed. 5 comments", "The vote passed.", "The vote passed. The minister resigned.")]
    public void What_changes_elsewhere_or_is_added_is_an_edit(string before, string newest, string next) => Assert.False(RestlessPlace.IsAllThatChanged(before, newest, next));
}
