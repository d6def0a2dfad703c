using CsCheck;
using NewsTracker.Core.Annotations;

namespace NewsTracker.Core.Tests.Annotations;

public sealed class ReanchoringTests
{
    private const string Text = "Factories in Lithuania could open soon. Finland said it will leave the Convention next year, the minister told reporters on Monday. Estonia waits.\n\nNothing else was decided.";

    private static readonly Passage Marked = PassageOf(Text, "it will leave the Convention next year");

    private static readonly string[] Vocabulary = ["Finland", "leaves", "the", "Convention", "and", "says", "mines", "šķiet", "😀", "not", "will"];

    /// <summary>Texts of few words, so that the same run of words is often found at several places.</summary>
    private static readonly Gen<string> Texts = Gen.Int[0, Vocabulary.Length - 1].Array[1, 60].Select(picks => string.Join(' ', picks.Select(pick => Vocabulary[pick])));

    [Fact]
    public void The_same_text_leaves_a_mark_where_it_was() => Assert.Equal(new Anchor.Unchanged(Marked.Position), new Reanchoring(Text).Find(Marked));

    [Fact]
    public void A_sentence_put_before_moves_the_mark_with_its_words()
    {
        var anchor = Moved("Something new. " + Text);
        Assert.True(anchor.HasSameWords);
        Assert.Equal(Marked.Position.Start + 15, anchor.At.Start);
        Assert.Equal(1, anchor.Score, 3);
    }

    [Fact]
    public void Words_that_differ_are_shown_as_such()
    {
        var anchor = Moved(Text.Replace("will leave", "will not leave", StringComparison.Ordinal));
        Assert.False(anchor.HasSameWords);
        Assert.Equal("it will not leave the Convention next year", anchor.Words);
        Assert.InRange(anchor.Score, Reanchoring.Floor, 0.95);
    }

    [Theory]
    [InlineData("next year", "next spring", "it will leave the Convention next spring")]
    [InlineData("it will leave", "she will leave", "she will leave the Convention next year")]
    public void A_word_exchanged_at_an_end_still_belongs_to_the_passage(string was, string now, string expected) =>
        Assert.Equal(expected, Moved(Text.Replace(was, now, StringComparison.Ordinal)).Words);

    [Fact]
    public void A_passage_that_is_gone_is_orphaned()
    {
        var gone = Text.Replace("Finland said it will leave the Convention next year, the minister told reporters on Monday. ", "", StringComparison.Ordinal);
        Assert.IsType<Anchor.Orphaned>(new Reanchoring(gone).Find(Marked));
    }

    [Fact]
    public void A_short_passage_does_not_jump_to_the_same_word_elsewhere()
    {
        const string Before = "Finland leaves. Poland stays for now, its prime minister said in Warsaw. Later on, Finland is named again.";
        var first = PassageOf(Before, "Finland");
        Assert.IsType<Anchor.Orphaned>(new Reanchoring(Before["Finland leaves. ".Length..]).Find(first));
    }

    [Fact]
    public void A_long_passage_that_stands_twice_is_the_one_whose_surroundings_fit_not_the_nearer()
    {
        const string Said = "The government will leave the Convention and will buy mines next year";
        const string Before = "In Vilnius they agreed. " + Said + ", said the minister.\n\nThe opposition walked out. " + Said + ", it repeated.";
        var second = Passage.OfUtf16(Before, Before.LastIndexOf(Said, StringComparison.Ordinal), Before.LastIndexOf(Said, StringComparison.Ordinal) + Said.Length);
        var after = "Late on Monday the cabinet met for the third time this week and nobody left before midnight, reporters wrote. " + Before;
        var anchor = Assert.IsType<Anchor.Moved>(new Reanchoring(after).Find(second));
        Assert.Equal(after.LastIndexOf(Said, StringComparison.Ordinal), anchor.At.Start);
    }

    [Fact]
    public void Scripts_without_spaces_are_matched_sign_by_sign()
    {
        const string Before = "芬兰政府周三宣布将退出禁止杀伤人员地雷公约。议会将在秋天表决。";
        var after = "更新：" + Before.Replace("周三", "周四", StringComparison.Ordinal);
        var anchor = Assert.IsType<Anchor.Moved>(new Reanchoring(after).Find(PassageOf(Before, "芬兰政府周三宣布将退出禁止杀伤人员地雷公约")));
        Assert.Equal("芬兰政府周四宣布将退出禁止杀伤人员地雷公约", anchor.Words);
    }

    [Fact]
    public void A_mark_never_ends_on_other_words_without_saying_so() => Cases().Sample(
        @case =>
        {
            var (before, passage, after) = @case;
            var map = new CodePointMap(after);
            string At(TextPositionSelector position) => after[map.ToUtf16(position.Start)..map.ToUtf16(position.End)];
            switch (new Reanchoring(after).Find(passage))
            {
                case Anchor.Unchanged unchanged:
                    Assert.Equal(passage.Position, unchanged.At);
                    Assert.Equal(passage.Quote.Exact, At(unchanged.At));
                    break;
                case Anchor.Moved moved:
                    Assert.Equal(moved.Words, At(moved.At));
                    Assert.Equal(moved.HasSameWords, moved.Words == passage.Quote.Exact);
                    Assert.InRange(moved.Score, Reanchoring.Floor, 1);
                    break;
                case Anchor.Orphaned orphaned:
                    Assert.InRange(orphaned.Score, 0, Reanchoring.Floor);
                    Assert.NotEqual(before, after);
                    break;
            }
        },
        iter: 20_000);

    [Fact]
    public void An_edit_well_away_from_a_telling_passage_never_loses_it() => Gen.Select(Texts, Gen.Bool).Sample((extra, inFront) =>
    {
        var after = inFront ? $"{extra}\n\n{Text}" : $"{Text}\n\n{extra}";
        var anchor = new Reanchoring(after).Find(Marked);
        Assert.IsNotType<Anchor.Orphaned>(anchor);
        Assert.Equal(Marked.Quote.Exact, Passage.Of(after, anchor.Position!).Quote.Exact);
        Assert.Equal(inFront ? extra.EnumerateRunes().Count() + 2 + Marked.Position.Start : Marked.Position.Start, anchor.Position!.Start);
    });

    /// <summary>A text, a passage of it, and the text after up to four edits: words put in, taken out, exchanged, or moved.</summary>
    private static Gen<(string Before, Passage Passage, string After)> Cases() =>
        from before in Texts
        from start in Gen.Int[0, new CodePointMap(before).Count - 1]
        from end in Gen.Int[start + 1, new CodePointMap(before).Count]
        from edits in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1000], Gen.Int[0, 1000], Texts).Array[0, 4]
        select (before, Passage.Of(before, new TextPositionSelector(start, end)), edits.Aggregate(before, Edit));

    private static string Edit(string text, (int Kind, int At, int Length, string Words) edit)
    {
        var words = text.Split(' ').ToList();
        var at = edit.At % words.Count;
        var length = Math.Min(edit.Length % 6, words.Count - at);
        var taken = words.GetRange(at, length);
        if (edit.Kind != 0)
        {
            words.RemoveRange(at, length);
        }

        words.InsertRange(edit.Kind is 3 ? words.Count / 2 : at, edit.Kind switch { 0 or 2 => edit.Words.Split(' '), 3 => taken, _ => [] });
        return string.Join(' ', words);
    }

    private static Anchor.Moved Moved(string text) => Assert.IsType<Anchor.Moved>(new Reanchoring(text).Find(Marked));

    private static Passage PassageOf(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return Passage.OfUtf16(text, start, start + words.Length);
    }
}
