using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Tests.Analysis.Words;

public sealed class WordListTests
{
    [Fact]
    public void A_phrase_is_found_around_the_adverbs_inside_it()
    {
        string[] words = ["formally", "still", "pulled", "now", "quietly", "out", "of", "it"];

        Assert.Equal(5, WordList.English.LongestAt(words, 2, words.Length)?.Length);
    }

    /// <summary>Each was a call deeper: a paragraph of "yet" ended the process.</summary>
    [Fact]
    public void Any_number_of_adverbs_may_follow_a_word()
    {
        string[] words = ["has", .. Enumerable.Repeat("yet", 1_000_000)];

        Assert.True(WordList.English.LongestAt(words, 0, words.Length)?.Length <= 2);
    }

    [Fact]
    public void Any_number_of_days_may_follow_a_word()
    {
        string[] words = ["has", .. Enumerable.Repeat(new[] { "on", "friday" }, 500_000).SelectMany(pair => pair)];

        Assert.Equal(1, WordList.English.LongestAt(words, 0, words.Length)?.Length);
    }
}
