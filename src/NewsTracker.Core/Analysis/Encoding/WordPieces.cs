using Microsoft.ML.Tokenizers;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>The pieces of words that the encoder knows, by number: the lower-case English vocabulary of BERT (Devlin et al. 2019, WordPiece). A word that is not among them is cut into some that are.</summary>
internal static class WordPieces
{
    public const int Begin = 101;
    public const int End = 102;
    public const int Unknown = 100;
    public const int Comma = 1010;
    public const int FullStop = 1012;
    public const int And = 1998;

    private static readonly BertTokenizer Tokenizer = Load();
    private static readonly WordMemory<IReadOnlyList<int>> Memory = new();

    public static IReadOnlyList<int> Of(string words, int most) => Tokenizer.EncodeToIds(words, most, addSpecialTokens: false, out _, out _);

    /// <param name="word">Empty where the lists do not spell it: unknown.</param>
    public static IReadOnlyList<int> OfWord(string word) => word.Length == 0 ? [Unknown] : Memory.Of(word, unkept => Of(unkept, int.MaxValue));

    private static BertTokenizer Load()
    {
        using var stream = typeof(WordPieces).Assembly.GetManifestResourceStream("word-pieces.txt") ?? throw new InvalidOperationException("The assembly lacks the resource word-pieces.txt.");
        return BertTokenizer.Create(stream, new BertOptions { SplitOnSpecialTokens = false });
    }
}
