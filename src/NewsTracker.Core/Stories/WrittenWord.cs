using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Stories;

/// <summary>A word as it is written, and what it is compared by: the same wherever it stands.</summary>
internal sealed class WrittenWord
{
    private static readonly StoryWords Words = StoryWords.Shipped;
    private static readonly WordMemory<WrittenWord> Memory = new();

    /// <summary>What it is told by where it is no name; none where it only holds a sentence together.</summary>
    private readonly StoryTerm? term;

    private WrittenWord(string form)
    {
        var folded = NameFolding.Fold(form).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        Form = form;
        Folded = folded is "us" && form.Length > 2 ? "usa" : folded;
        Id = TermHash.Of(Folded);
        term = Folded.Length == 0 ? null : TermOf(Folded, form);
    }

    public string Form { get; }

    /// <summary>In the one spelling by which words are compared; empty where there is no letter in it.</summary>
    public string Folded { get; }

    /// <summary>Of the one spelling.</summary>
    public ulong Id { get; }

    public static WrittenWord Of(ReadOnlySpan<char> form) => Memory.Of(form, written => new WrittenWord(written));

    /// <param name="isName">Whether the text it stands in uses it as one.</param>
    public StoryTerm? Term(bool isName) =>
        isName && term is { Kind: TermKind.Word } word ? word with { Kind = TermKind.Name, Weight = TermWeight.Of(TermKind.Name) } : term;

    private static StoryTerm? TermOf(string folded, string form)
    {
        if (Words.NumberOf(folded) is { } number)
            return new StoryTerm(TermHash.Of(number), TermKind.Number, TermWeight.OfNumberInWords(number), number);
        if (char.IsAsciiDigit(folded[0]))
            return new StoryTerm(TermHash.Of(folded), TermKind.Number, TermWeight.OfFigures(folded), folded);
        if (Words.IsStop(folded) || (folded.Length == 1 && char.IsAsciiLetter(folded[0])))
            return null;

        var representative = Words.Representative(folded);
        var kind = Words.IsCommon(folded) || Words.IsCommon(representative) ? TermKind.Common : TermKind.Word;
        return new StoryTerm(TermHash.Of(representative), kind, TermWeight.Of(kind), form);
    }
}
