using NewsTracker.Web.Pages.Go;

namespace NewsTracker.Web.Tests.Go;

public sealed class GoMatchTests
{
    [Theory]
    [InlineData("Lithuania", null, "lithuania", 5)]
    [InlineData("Lithuania", "LTU", "LITH", 4)]
    [InlineData("Côte d’Ivoire", null, "cote d", 4)]
    [InlineData("Republic of Korea", null, "kor rep", 3)]
    [InlineData("Lithuania", "LTU Republic of Lithuania", "ltu", 2)]
    [InlineData("Add a source", "new feed publisher", "add feed", 2)]
    [InlineData("Lithuania", null, "lthn", 1)]
    [InlineData("Lithuania", null, "thua", 0)]
    [InlineData("Lithuania", null, "lithuania x", 0)]
    public void What_fits_better_scores_higher(string label, string? also, string typed, int score) => Assert.Equal(score, GoMatch.Score(new GoEntry("Country", label, "/", also), typed));
}
