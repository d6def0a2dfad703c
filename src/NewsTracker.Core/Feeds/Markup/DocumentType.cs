using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds.Markup;

/// <summary>Reads over a document type. Of its declarations only short internal entities of plain characters are kept: none refers to another, so none grows.</summary>
internal static class DocumentType
{
    private const int MostEntities = 500;
    private const int LongestValue = 500;

    public static (int End, Dictionary<string, string>? Entities) Read(string text, int position)
    {
        var bracket = text.AsSpan(position).IndexOfAny('[', '>');
        if (bracket < 0)
            return (text.Length, null);
        if (text[position + bracket] == '>')
            return (position + bracket + 1, null);
        var subsetEnd = text.IndexOf("]>", position + bracket, StringComparison.Ordinal);
        if (subsetEnd < 0 && (subsetEnd = text.IndexOf(']', position + bracket)) < 0)
            return (position + bracket + 1, null);
        var close = text.IndexOf('>', subsetEnd);
        return (close < 0 ? text.Length : close + 1, ReadEntities(text.AsSpan((position + bracket)..subsetEnd)));
    }

    private static Dictionary<string, string>? ReadEntities(ReadOnlySpan<char> subset)
    {
        Dictionary<string, string>? entities = null;
        for (var at = subset.IndexOf("<!ENTITY", StringComparison.Ordinal); at >= 0 && (entities?.Count ?? 0) < MostEntities; at = subset.IndexOf("<!ENTITY", StringComparison.Ordinal))
        {
            subset = subset[(at + 8)..].TrimStart();
            var nameEnd = subset.IndexOfAny(' ', '\t', '\n');
            if (nameEnd <= 0)
                continue;
            var name = subset[..nameEnd];
            var value = subset[nameEnd..].TrimStart();
            if (value is not ['"' or '\'', ..])
                continue;
            var length = value[1..].IndexOf(value[0]);
            if (length is >= 0 and <= LongestValue && CharacterReferences.Decode(value.Slice(1, length)) is var plain && !IsReferring(value.Slice(1, length)))
                (entities ??= new(StringComparer.Ordinal)).TryAdd(name.ToString(), plain);
        }

        return entities;
    }

    /// <summary>A value that refers to other entities is not taken; character references are no entities.</summary>
    private static bool IsReferring(ReadOnlySpan<char> value)
    {
        for (var i = value.IndexOf('&'); i >= 0; i = value.IndexOf('&'))
        {
            value = value[(i + 1)..];
            if (value is not ['#', ..])
                return true;
        }

        return false;
    }
}
