using System.Buffers;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>What a class list says an element holds.</summary>
[Flags]
internal enum ClassSigns
{
    None = 0,
    Byline = 1,
    Date = 2,
    Breadcrumb = 4,
}

/// <summary>Reads the class lists of a page.</summary>
internal sealed class ClassSignReader
{
    private const int LongestName = 400;

    private static readonly SearchValues<string> BylineWords = SearchValues.Create(["byline", "author", "autor", "auteur", "autore", "journalist", "writer", "contributor", "redactor", "verfasser"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> DateWords = SearchValues.Create(["date", "time", "publish", "posted", "datum", "fecha", "updated", "created"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What they say, by their text: a page has few, and repeats them.</summary>
    private readonly Dictionary<string, ClassSigns> known = new(StringComparer.Ordinal);

    public ClassSigns Read(string name)
    {
        if (name.Length > LongestName)
            return ClassSigns.None;
        ref var signs = ref CollectionsMarshal.GetValueRefOrAddDefault(known, name, out var isKnown);
        if (!isKnown)
        {
            signs = (name.AsSpan().ContainsAny(BylineWords) ? ClassSigns.Byline : ClassSigns.None) | (name.AsSpan().ContainsAny(DateWords) ? ClassSigns.Date : ClassSigns.None)
                | (name.Contains("breadcrumb", StringComparison.OrdinalIgnoreCase) ? ClassSigns.Breadcrumb : ClassSigns.None);
        }

        return signs;
    }
}
