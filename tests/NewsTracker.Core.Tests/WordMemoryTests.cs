namespace NewsTracker.Core.Tests;

public sealed class WordMemoryTests
{
    private readonly WordMemory<string> memory = new();
    private readonly List<string> asked = [];

    [Fact]
    public void What_was_told_of_a_word_is_not_asked_again()
    {
        Assert.Equal("ottawa!", Told("ottawa"));
        Assert.Equal("ottawa!", Told("on ottawa".AsSpan(3)));
        Assert.Equal(["ottawa"], asked);
    }

    [Fact]
    public void What_is_too_long_for_a_word_is_told_and_not_kept()
    {
        var endless = new string('a', 5_000);
        Assert.Equal(endless + "!", Told(endless));
        Assert.Equal(endless + "!", Told(endless));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public void Once_it_is_full_it_keeps_what_it_has_and_tells_the_rest()
    {
        for (var word = 0; word < 30_000; word++)
            Told($"word{word}");
        asked.Clear();

        Assert.Equal("word7!", Told("word7"));
        Assert.Equal("word29999!", Told("word29999"));
        Assert.Equal("word29999!", Told("word29999"));
        Assert.Equal(["word29999", "word29999"], asked);
    }

    [Fact]
    public void Several_threads_are_told_the_same()
    {
        var answers = new string[4][];
        Parallel.For(0, answers.Length, thread => answers[thread] = [.. Enumerable.Range(0, 25_000).Select(word => memory.Of($"{word % 9_000}", told => told + "!"))]);
        Assert.All(answers, told => Assert.Equal(answers[0], told));
        Assert.Equal("8999!", answers[0][8_999]);
    }

    private string Told(ReadOnlySpan<char> word) => memory.Of(word, unknown =>
    {
        asked.Add(unknown);
        return unknown + "!";
    });
}
