using System.ComponentModel.DataAnnotations;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Tests.Safety;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uFFFF")]
    [InlineData("\uFDD0")]
    [InlineData("\U0001FFFE")]
    public void What_is_no_character_is_refused(string text) => Assert.False(IsValid(new PlainTextAttribute(), text));

    [Fact]
    public void Half_a_character_is_refused() => Assert.False(IsValid(new PlainTextAttribute(), "half " + '\uD83D'));

    [Theory]
    [InlineData("")]
    [InlineData("Zoë Šimůnková, אבג, 雷 😀")]
    public void Words_of_every_script_are_taken(string text)
    {
        Assert.True(IsValid(new PlainTextAttribute(), text));
        Assert.True(IsValid(new OneDirectionAttribute(), text));
    }

    [Theory]
    [InlineData("Ada\u202EecalevoL")]
    [InlineData("Ada\u2066")]
    [InlineData("\u200FAda")]
    [InlineData("\u061CAda")]
    public void A_mark_that_turns_the_direction_is_refused(string text) => Assert.False(IsValid(new OneDirectionAttribute(), text));

    private static bool IsValid(ValidationAttribute attribute, string text) => attribute.IsValid(text);
}
