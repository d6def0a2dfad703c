using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Markup;

/// <summary>The vocabulary an element belongs to.</summary>
internal enum MarkupSpace
{
    Html,
    Svg,
    Math,
}

/// <summary>An element that the parser has open, or a format that it will open again.</summary>
/// <param name="Start">Where its tag begins in the markup.</param>
/// <param name="IsOmitted">The parser does not see it.</param>
/// <param name="IsClosed">A format whose holder has ended before it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenElement(MarkupTraits Traits, MarkupSpace Space, int Start, int NameLength, int Attributes, bool IsOmitted, bool IsClosed)
{
    public bool AddsDepth => (Traits & MarkupTraits.EndsItself) == MarkupTraits.None || Space != MarkupSpace.Html;

    public bool IsFormat => Is(MarkupTraits.Formatting);

    /// <summary>What it costs to open it again.</summary>
    public int Weight => 1 + Attributes;

    public bool Is(MarkupTraits trait) => Space == MarkupSpace.Html && (Traits & trait) != MarkupTraits.None;

    public ReadOnlySpan<char> NameIn(string html) => html.AsSpan(Start + 1, NameLength);

    public bool IsNamed(string html, ReadOnlySpan<char> name) => NameLength == name.Length && NameIn(html).Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether start tags in it are HTML's: everywhere but in most elements of drawings and formulas.</summary>
    public bool HoldsHtml(string html) => Space == MarkupSpace.Html || IsDoor(html);

    /// <summary>Whether end tags of elements outside do not reach in.</summary>
    public bool IsBarrier(string html) => Is(MarkupTraits.Barrier) || IsDoor(html);

    /// <summary>Where the parser does not see the element, it reads on in the drawing around.</summary>
    private bool IsDoor(string html) => !IsOmitted && Space switch
    {
        MarkupSpace.Svg => IsNamed(html, "desc") || IsNamed(html, "title") || IsNamed(html, "foreignObject"),
        MarkupSpace.Math => IsNamed(html, "mtext") || (NameLength == 2 && NameIn(html) is ['m' or 'M', 'i' or 'n' or 'o' or 's' or 'I' or 'N' or 'O' or 'S']),
        _ => false,
    };
}
