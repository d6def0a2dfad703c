using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;

namespace NewsTracker.Core.Tests.Sources;

public sealed class SourceNamingTests
{
    [Theory]
    [InlineData("Yle News")]
    [InlineData(" Yle  News ")]
    [InlineData("Yle\u00a0 News")]
    public void A_name_has_one_form_however_it_was_typed(string typed) => Assert.Equal("Yle News", SourceNaming.NameOf(typed));

    [Theory]
    [InlineData("Wires/English", "Wires/English")]
    [InlineData(" Wires // \u00a0 / In  English ", "Wires/In English")]
    [InlineData(" / ", null)]
    [InlineData(null, null)]
    public void A_group_is_folders_named_in_that_form(string? typed, string? group) => Assert.Equal(group, SourceNaming.GroupOf(typed));

    [Fact]
    public void A_list_gives_back_names_as_they_were_saved()
    {
        var (name, group) = (SourceNaming.NameOf("Yle  News\u00a0–  English "), SourceNaming.GroupOf("Nordic  countries / All\u00a0of them"));
        var list = OpmlWriter.Write(new OpmlDocument { Sources = [new OpmlSource { Name = name, Group = group, HomeUrl = "https://yle.example/", Feeds = [] }] }, DateTimeOffset.UnixEpoch);
        var read = Assert.Single(Assert.IsType<OpmlOutcome.Read>(OpmlReader.Read(list)).Document.Sources);
        Assert.Equal((name, group), (read.Name, read.Group));
    }
}
