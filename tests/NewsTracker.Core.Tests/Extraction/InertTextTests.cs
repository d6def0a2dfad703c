using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class InertTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script> Quake", "Quake")]
    [InlineData("<img src=x onerror=alert(1)> Quake", "Quake")]
    [InlineData("<b>Bold</b> words", "Bold words")]
    [InlineData("<scr<b>ipt>alert(1)</scr</b>ipt> Quake", "Quake")]
    [InlineData("Quake <img src=x onerror=alert(1)", "Quake")]
    [InlineData("Bank \u202eexe.gpj\u202c of\u200b the\u200b North", "Bank exe.gpj of the North")]
    public void What_would_run_or_deceive_is_taken_out(string printed, string inert) => Assert.Equal(inert, InertText.Line(printed));

    [Theory]
    [InlineData("AT&T <rises>")]
    [InlineData("Growth < 2 % and a deficit > 3 %")]
    [InlineData("He said <nothing>")]
    [InlineData("می\u200cخواهم")]
    public void What_is_no_markup_stays(string printed) => Assert.Same(printed, InertText.Line(printed));

    [Fact]
    public void A_line_of_nothing_but_tags_costs_no_time()
    {
        var line = string.Concat(Enumerable.Repeat("<a", 100_000));
        Assert.True(InertText.Line(line).Length <= 10_000);
    }
}
