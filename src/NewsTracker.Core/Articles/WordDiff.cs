using System.Text.RegularExpressions;
using DiffPlex;

namespace NewsTracker.Core.Articles;

/// <summary>A stretch of two texts compared.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

public enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>Compares two texts word by word (Myers, by DiffPlex): paragraphs first, then the words within those that changed. Pure, and bounded for any two texts.</summary>
public static partial class WordDiff
{
    /// <summary>Beyond this many pairs of words (or paragraphs) what differs is shown as replaced whole: comparing it would take seconds.</summary>
    internal const long MostPairs = 9_000_000;

    private static readonly CustomChunker Paragraphs = new(text => Split(ParagraphPattern(), text));
    private static readonly CustomChunker Words = new(text => Split(WordPattern(), text));

    /// <summary>The parts in order; those that are the same or removed give the text before, those the same or added the text after, character for character.</summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        var parts = new List<DiffPart>();
        Walk(parts, before, after, Paragraphs, (removed, added) => Walk(parts, removed, added, Words, (gone, come) =>
        {
            Append(parts, DiffKind.Removed, gone);
            Append(parts, DiffKind.Added, come);
        }));
        return parts;
    }

    /// <summary>How many words were added and removed.</summary>
    public static (int Added, int Removed) Count(IEnumerable<DiffPart> parts)
    {
        var (added, removed) = (0, 0);
        foreach (var part in parts)
        {
            var words = part.Kind == DiffKind.Same ? 0 : WordPattern().Matches(part.Text).Count(match => char.IsLetterOrDigit(match.Value[0]));
            added += part.Kind == DiffKind.Added ? words : 0;
            removed += part.Kind == DiffKind.Removed ? words : 0;
        }

        return (added, removed);
    }

    private static void Walk(List<DiffPart> parts, string before, string after, CustomChunker chunker, Action<string, string> onChange)
    {
        if (before == after)
        {
            Append(parts, DiffKind.Same, before);
            return;
        }

        if ((long)chunker.Chunk(before).Count * chunker.Chunk(after).Count > MostPairs)
        {
            Append(parts, DiffKind.Removed, before);
            Append(parts, DiffKind.Added, after);
            return;
        }

        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Append(parts, DiffKind.Same, Join(diff.PiecesOld, at, block.DeleteStartA - at));
            onChange(Join(diff.PiecesOld, block.DeleteStartA, block.DeleteCountA), Join(diff.PiecesNew, block.InsertStartB, block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Append(parts, DiffKind.Same, Join(diff.PiecesOld, at, diff.PiecesOld.Count - at));
    }

    private static void Append(List<DiffPart> parts, DiffKind kind, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (parts.Count > 0 && parts[^1].Kind == kind)
        {
            parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
        }
        else
        {
            parts.Add(new DiffPart(kind, text));
        }
    }

    private static string Join(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));

    private static List<string> Split(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[^\n]*\n+|[^\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphPattern();

    /// <summary>A word, a run of spaces, or one character of anything else; scripts without spaces between words go character by character.</summary>
    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}\p{IsThai}]|[\p{L}\p{M}\p{N}'’\-]+|\s+|[\ud800-\udbff][\udc00-\udfff]|[\s\S]", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    internal sealed class CustomChunker(Func<string, List<string>> split) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => split(text);
    }
}
