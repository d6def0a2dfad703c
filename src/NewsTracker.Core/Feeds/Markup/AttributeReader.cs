using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds.Markup;

/// <summary>Reads the attributes of a start tag, quoted or not.</summary>
internal static class AttributeReader
{
    private const int LongestName = 100;

    /// <param name="position">Where the tag's name ends; then where its closing <c>&gt;</c> or <c>/&gt;</c> begins.</param>
    public static List<(string Name, string Value)>? Read(string text, ref int position, int most, IReadOnlyDictionary<string, string>? entities)
    {
        List<(string, string)>? attributes = null;
        while (position < text.Length)
        {
            var value = text[position];
            if (value is '>' or '<' || (value == '/' && position + 1 < text.Length && text[position + 1] == '>'))
                break;
            if (char.IsWhiteSpace(value) || value is '/' or '=' or '"' or '\'')
            {
                position++;
                continue;
            }

            var start = position;
            while (position < text.Length && text[position] is not ('=' or '>' or '<' or '/') && !char.IsWhiteSpace(text[position]))
                position++;
            var name = text.AsSpan(start, Math.Min(position - start, LongestName));
            var content = ReadValue(text, ref position);
            if ((attributes?.Count ?? 0) < most)
                (attributes ??= []).Add((NameOf(name), CharacterReferences.Decode(content, entities)));
        }

        return attributes;
    }

    private static ReadOnlySpan<char> ReadValue(string text, ref int position)
    {
        var at = SkipSpace(text, position);
        if (at >= text.Length || text[at] != '=')
            return "";
        position = SkipSpace(text, at + 1);
        if (position >= text.Length)
            return "";
        var quote = text[position];
        if (quote is '"' or '\'')
        {
            var start = position + 1;

            // XML forbids "<" in a value: one without its end quote stops before the next tag.
            var length = text.AsSpan(start).IndexOfAny(quote, '<');
            if (length >= 0 && text[start + length] == quote)
            {
                position = start + length + 1;
                return text.AsSpan(start, length);
            }

            var close = text.AsSpan(start, length < 0 ? text.Length - start : length).IndexOf('>');
            position = close >= 0 ? start + close : length >= 0 ? start + length : text.Length;
            return text.AsSpan(start, position - start);
        }

        var from = position;
        while (position < text.Length && text[position] is not ('>' or '<') && !char.IsWhiteSpace(text[position]))
            position++;
        return text.AsSpan(from, position - from).TrimEnd('/');
    }

    private static int SkipSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }

    private static string NameOf(ReadOnlySpan<char> name) => name switch
    {
        "href" => "href",
        "rel" => "rel",
        "type" => "type",
        "url" => "url",
        _ => name.ToString().ToLowerInvariant(),
    };
}
