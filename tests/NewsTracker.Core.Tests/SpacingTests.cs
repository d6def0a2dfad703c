namespace NewsTracker.Core.Tests;

public sealed class SpacingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    [InlineData("mines", "mines")]
    [InlineData("  Of\u00a0mines\r\n and\u2003men ", "Of mines and men")]
    public void Words_stand_on_one_line_with_single_spaces(string text, string line) => Assert.Equal(line, text.OnOneLine());

    [Fact]
    public void Each_control_character_becomes_a_space() => Assert.Equal(" Of  mines and\u00a0men", "\0Of\r\nmines\u0085and\u00a0men".WithoutControls());
}
