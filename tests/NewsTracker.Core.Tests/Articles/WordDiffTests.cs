using CsCheck;
using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class WordDiffTests
{
    [Fact]
    public void A_changed_word_is_marked_and_nothing_else()
    {
        var parts = WordDiff.Compare("The minister spoke on Monday.\nNobody asked.", "The minister spoke on Tuesday.\nNobody asked.");
        Assert.Equal(
            [new(DiffKind.Same, "The minister spoke on "), new(DiffKind.Removed, "Monday"), new(DiffKind.Added, "Tuesday"), new(DiffKind.Same, ".\nNobody asked.")],
            parts);
        Assert.Equal((1, 1), WordDiff.Count(parts));
    }

    [Fact]
    public void Scripts_without_spaces_are_compared_sign_by_sign() =>
        Assert.Contains(new DiffPart(DiffKind.Removed, "月"), WordDiff.Compare("会議は月曜日に開かれた", "会議は火曜日に開かれた"));

    [Fact]
    public void A_sign_of_two_halves_is_compared_whole() =>
        Assert.Equal([new(DiffKind.Same, "Ferry "), new(DiffKind.Removed, "😀"), new(DiffKind.Added, "😃"), new(DiffKind.Same, "!")], WordDiff.Compare("Ferry 😀!", "Ferry 😃!"));

    [Fact]
    public void Equal_texts_have_one_part() => Assert.Equal([new(DiffKind.Same, "As it was.")], WordDiff.Compare("As it was.", "As it was."));

    [Fact]
    public void Texts_too_long_to_compare_are_shown_as_replaced_whole()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 20_000)), string.Join(' ', Enumerable.Range(30_000, 20_000)));
        Assert.Equal([DiffKind.Removed, DiffKind.Added], WordDiff.Compare(before, after).Select(part => part.Kind));
    }

    [Fact]
    public void Both_texts_can_be_read_from_the_parts()
    {
        string[] pieces = ["mine", "field", " ", "\n", ",", "é", "雷", "\u0301", "😀", "it's"];
        var text = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Select(string.Concat);
        Gen.Select(text, text).Sample((before, after) =>
        {
            var parts = WordDiff.Compare(before, after);
            Assert.Equal(before, string.Concat(parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)));
            Assert.Equal(after, string.Concat(parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)));
        });
    }
}
