using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class RestlessPlaceTests
{
    [Theory]
    [InlineData("The vote passed. 4 comments", "The vote passed. 5 comments", "The vote passed. 12 comments")]
    [InlineData("5 minutes ago The vote passed.", "1 hour ago The vote passed.", "3 hours ago The vote passed.")]
    [InlineData("The vote passed. Read more: A storm is near", "The vote passed. Read more: Trains are late", "The vote passed. Read more: Bread is dear")]
    [InlineData("The vote passed.", "The vote passed. Read more: Trains are late", "The vote passed. Read more: Bread is dear")]
    [InlineData("The vote passed. Liked by 4, shared by 2.", "The vote passed. Liked by 5, shared by 3.", "The vote passed. Liked by 12, shared by 9.")]
    public void A_place_that_changed_before_goes_on_changing(string before, string newest, string next) => Assert.False(Assert.IsType<RestlessPlace>(RestlessPlace.Find(before, newest, next)).MayTell);

    [Theory]
    [InlineData("The vote passed. 4 comments", "The vote passed. 5 comments", "The vote failed. 5 comments")]
    [InlineData("The vote passed. 4 comments", "The vote passed. 5 comments", "The vote failed. 6 comments")]
    [InlineData("The vote passed.", "The vote passed. The minister resigned.", "The vote passed. The minister resigned. So did two others.")]
    [InlineData("The vote passed.", "The minister resigned. The vote passed.", "Two others followed. The minister resigned. The vote passed.")]
    [InlineData("The vote passed. 5 comments", "The vote passed.", "The vote passed. The minister resigned.")]
    public void What_changes_elsewhere_or_is_added_is_an_edit(string before, string newest, string next) => Assert.Null(RestlessPlace.Find(before, newest, next));

    [Theory]
    [InlineData("The vote passed. Update: Talks have failed.", "The vote passed. Update: Three people were hurt.", "The vote passed. Update: Poland announces its withdrawal.")]
    [InlineData("The vote passed.", "The vote passed. Poland announces its withdrawal.", "The vote passed.")]
    [InlineData("Talks go on today. The vote passed.", "The envoys have left. The vote passed.", "“Poland leaves the treaty.” The vote passed.")]
    [InlineData("投票 通过了。", "投票 代表团离开。", "投票 波兰退出公约。")]
    public void A_passage_that_is_written_anew_may_tell_something(string before, string newest, string next) => Assert.True(Assert.IsType<RestlessPlace>(RestlessPlace.Find(before, newest, next)).MayTell);
}
