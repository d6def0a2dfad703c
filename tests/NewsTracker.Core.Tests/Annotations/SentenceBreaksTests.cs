using CsCheck;
using NewsTracker.Core.Annotations;

namespace NewsTracker.Core.Tests.Annotations;

public sealed class SentenceBreaksTests
{
    [Theory]
    [InlineData("One. Two! Three?", "One.|Two!|Three?")]
    [InlineData("The U.S. said so. Mr. Aleksa agreed.", "The U.S. said so.|Mr. Aleksa agreed.")]
    [InlineData("He said: “We leave.” Then he left.", "He said: “We leave.”|Then he left.")]
    [InlineData("A heading\n\nA sentence of 3.5 million. the rest", "A heading|A sentence of 3.5 million. the rest")]
    [InlineData("芬兰将退出。议会将表决。", "芬兰将退出。|议会将表决。")]
    [InlineData("", "")]
    public void Sentences_end_where_readers_say(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', SentenceBreaks.Find(text).Select(range => text[range])));

    [Fact]
    public void A_run_of_stops_is_read_once_and_not_from_each_stop()
    {
        var text = "word" + new string('.', 2_000_000) + "x";

        Assert.Equal([0..text.Length], SentenceBreaks.Find(text));
    }

    [Fact]
    public void A_run_of_stops_before_a_long_blank_is_read_once_too()
    {
        var text = "word" + new string('.', 1_000_000) + new string(' ', 1_000_000) + "x";

        Assert.Equal([0..text.Length], SentenceBreaks.Find(text));
    }

    [Fact]
    public void No_word_is_lost_and_none_is_in_two_sentences() => Gen.String[Gen.Char["ab. !?\n“”A1。"], 0, 60].Sample(text =>
    {
        var sentences = SentenceBreaks.Find(text);
        Assert.Equal(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), string.Concat(sentences.SelectMany(range => text[range]).Where(c => !char.IsWhiteSpace(c))));
        Assert.All(sentences.Zip(sentences.Skip(1)), pair => Assert.True(pair.First.End.Value <= pair.Second.Start.Value));
    });
}
