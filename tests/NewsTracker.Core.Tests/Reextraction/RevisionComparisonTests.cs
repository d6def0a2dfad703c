using System.Text;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Reextraction;

namespace NewsTracker.Core.Tests.Reextraction;

public sealed class RevisionComparisonTests
{
    [Fact]
    public void Of_a_long_text_the_words_around_the_first_difference_are_shown()
    {
        var lead = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i}"));
        var change = Assert.Single(Fields($"{lead} kept by the army, and more.", $"{lead} destroyed by the army, and more."));
        Assert.Equal(nameof(ArticleText.BodyText), change.Field);
        Assert.StartsWith("…word", change.Before, StringComparison.Ordinal);
        Assert.EndsWith("word199 kept by the army, and more.", change.Before, StringComparison.Ordinal);
        Assert.EndsWith("word199 destroyed by the army, and more.", change.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_lost_its_end_is_shown_where_it_ended()
    {
        var lead = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i}"));
        var change = Assert.Single(Fields($"{lead} and more.", lead));
        Assert.EndsWith("word199 and more.", change.Before, StringComparison.Ordinal);
        Assert.EndsWith("word199", change.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_text_is_shown_whole()
    {
        var change = Assert.Single(Fields("Kept.", "Destroyed."));
        Assert.Equal(("Kept.", "Destroyed."), (change.Before, change.After));
    }

    [Fact]
    public void Only_the_words_that_differ_are_told_as_different()
    {
        var parts = RevisionComparison.Words(Assert.Single(Fields("The army kept its mines.", "The army destroyed its mines.")))!;
        Assert.Equal(
            [new(DiffKind.Same, "The army "), new(DiffKind.Removed, "kept"), new(DiffKind.Added, "destroyed"), new(DiffKind.Same, " its mines.")],
            parts);
    }

    [Fact]
    public void Where_long_texts_are_cut_what_was_cut_from_one_alone_is_no_difference()
    {
        var text = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i}"));
        var parts = RevisionComparison.Words(Assert.Single(Fields(text, $"Breaking news of today: {text}")))!;
        Assert.Equal(["Breaking news of today: "], parts.Where(part => part.Kind != DiffKind.Same).Select(part => part.Text));
        Assert.Equal(new DiffPart(DiffKind.Same, "…"), parts[^1]);
    }

    [Fact]
    public void Fields_that_are_no_running_text_are_not_compared_word_by_word() =>
        Assert.Null(RevisionComparison.Words(new FieldChange(nameof(ArticleText.Published), "2026-11-01", "2026-11-02")));

    [Theory]
    [InlineData("排雷", "部队", "撤雷")]
    [InlineData("😀", "😃", "😄")]
    public void A_text_without_spaces_is_shown_where_it_differs(string sign, string kept, string changed)
    {
        var lead = "会 议" + string.Concat(Enumerable.Repeat(sign, 399)) + "x";
        var end = string.Concat(Enumerable.Repeat(sign, 400));
        var change = Assert.Single(Fields($"{lead}{kept}{end}", $"{lead}{changed}{end}"));

        Assert.Contains($"x{kept}", change.Before, StringComparison.Ordinal);
        Assert.Contains($"x{changed}", change.After, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(change.Before + change.After)));
        Assert.InRange(RevisionComparison.Words(change)!.Sum(part => part.Text.Length), 250, 700);
    }

    private static IReadOnlyList<FieldChange> Fields(string before, string after) => RevisionComparison.Fields(new Text { BodyText = before }, new Text { BodyText = after });

    private sealed class Text : ArticleText;
}
