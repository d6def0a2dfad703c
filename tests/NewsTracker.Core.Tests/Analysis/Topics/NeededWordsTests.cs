using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Topics;

namespace NewsTracker.Core.Tests.Analysis.Topics;

public sealed class NeededWordsTests
{
    [Theory]
    [InlineData(@"\bneeds no \w+", "needs no ")]
    [InlineData(@"\b(has |have )?(finished|done)( \.|$)", "has finished .", "has finished", "has done .", "has done", "have finished .", "have finished", "have done .", "have done", "finished .", "finished", "done .", "done")]
    [InlineData(@"\b(told|asked) [\w ]{2,20} to (think again|stay)\b", " to think again", " to stay")]
    [InlineData(@"\bis out\b|\b[\w.,]+ per cent\b", "is out", " per cent")]
    [InlineData(@"\bdeadlines? (was|is) moved", "deadlines was moved", "deadlines is moved", "deadline was moved", "deadline is moved")]
    [InlineData(@"\bmany\b|\d+", "many", "")]
    public void What_a_pattern_needs_is_read_from_it(string pattern, params string[] needed) =>
        Assert.Equal(needed.Order(StringComparer.Ordinal), NeededWords.Of(new Regex(pattern, RegexOptions.ExplicitCapture)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_pattern_that_is_written_with_more_is_refused() =>
        Assert.Throws<NotSupportedException>(() => NeededWords.Of(new Regex("(?<!not )done")));
}
