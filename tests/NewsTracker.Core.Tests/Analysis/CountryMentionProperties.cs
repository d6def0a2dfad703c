using CsCheck;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public class CountryMentionProperties
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();
    private static readonly CountryMentionFinder Finder = new(Lexicon);

    /// <summary>Names in several spellings amid letters, marks, signs, lone surrogates and blanks.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
            OneOf([.. SampleLexicon.Names.Select(name => name.Text)]),
            OneOf([.. SampleLexicon.Names.Select(name => name.Text.ToUpperInvariant().Normalize(System.Text.NormalizationForm.FormD))]),
            OneOf(" ", "\n", "\n\n", "\u00a0", ".", "-", "'", "’", "$", "s", "S", "U.", "Ottawa", "New", "\u0301", "😀", "\ud800", "\udc00"),
            Gen.Char.Select(c => c.ToString()))
        .Array[0, 20].Select(string.Concat);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>Whether the string, however cased or accented, stands in the lexicon as a name.</summary>
    private static bool IsName(string text)
    {
        var node = Lexicon.Root;
        foreach (var token in TextToken.Split(text))
        {
            if (node.Next(NameFolding.Fold(text.Substring(token.Start, token.Length)), token.Before) is not { } next)
                return false;
            node = next;
        }

        return node.Entries.Exists(entry => entry is { IsCue: false, Countries.Count: > 0 });
    }

    [Fact]
    public void Every_mention_slices_to_a_name_of_the_lexicon() =>
        Texts.Sample(text => Assert.All(Finder.Find(text), mention => Assert.True(IsName(text.Substring(mention.Start, mention.Length)))));

    [Fact]
    public void Mentions_stand_in_order_and_do_not_overlap() =>
        Texts.Sample(text =>
        {
            var end = 0;
            foreach (var mention in Finder.Find(text))
            {
                Assert.True(mention.Start >= end && mention.Length > 0);
                end = mention.Start + mention.Length;
            }
        });

    [Fact]
    public void A_mention_is_no_part_of_a_longer_word() =>
        Texts.Sample(text => Assert.All(Finder.Find(text), mention =>
        {
            var end = mention.Start + mention.Length;
            Assert.False(mention.Start > 0 && char.IsLetterOrDigit(text[mention.Start - 1]));
            Assert.False(char.IsLetterOrDigit(text[end - 1]) && end < text.Length && char.IsLetterOrDigit(text[end]));
        }));

    [Fact]
    public void A_name_between_blanks_is_always_found() =>
        Gen.Select(Texts, OneOf("Poland", "Türkiye", "Turkish", "Canadian"), Texts).Sample((before, name, after) =>
        {
            var text = $"{before}\n\n{name}\n\n{after}";
            Assert.Contains(Finder.Find(text), mention => mention.Start == before.Length + 2 && mention.Length == name.Length);
        });
}
