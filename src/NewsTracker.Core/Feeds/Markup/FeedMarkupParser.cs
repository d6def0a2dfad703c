using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds.Markup;

/// <summary>
/// Reads the markup of a feed into a tree, well-formed or not: it takes what XML refuses (bare ampersands, undeclared entities, unclosed tags, junk around the
/// document, a missing end) and expands nothing that could grow. Work is linear in the text; depth, attributes and the elements kept are bounded.
/// </summary>
internal sealed class FeedMarkupParser
{
    private const int MostAttributes = 64;

    private readonly string text;
    private readonly MarkupNames names = new();
    private readonly FeedTree tree;
    private Dictionary<string, string>? entities;
    private int position;
    private bool hasDocumentType;

    private FeedMarkupParser(string text, Func<FeedElement, Action<FeedElement>?> takerOf)
    {
        this.text = text;
        tree = new FeedTree(names, takerOf);
    }

    /// <summary>The root element; absent where the text holds none.</summary>
    /// <param name="takerOf">
    /// Asked once, with the root: who takes the elements right below it as each ends. They are then not kept in the tree, which would be many times as large
    /// as a long list's text. Null where the whole tree is wanted.
    /// </param>
    public static FeedElement? Parse(string text, Func<FeedElement, Action<FeedElement>?> takerOf) => new FeedMarkupParser(text, takerOf).Parse();

    private FeedElement? Parse()
    {
        while (position < text.Length && !tree.IsFull && !tree.IsOver)
        {
            var tag = text.IndexOf('<', position);
            if (tag < 0)
            {
                AddText(position, text.Length);
                break;
            }

            AddText(position, tag);
            position = tag;
            ReadMarkup();
        }

        tree.TakeEnded();
        return tree.Root;
    }

    private void ReadMarkup()
    {
        var rest = text.AsSpan(position);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
            SkipPast("-->", 4);
        else if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
            ReadCharacterData();
        else if (rest.StartsWith("<!", StringComparison.Ordinal))
            ReadDocumentType();
        else if (rest.StartsWith("<?", StringComparison.Ordinal))
            SkipPast(">", 2);
        else if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2]))
            ReadEndTag();
        else if (rest.Length > 1 && IsNameStart(rest[1]))
            ReadStartTag();
        else
            AddLiteral("<", 1);
    }

    private void SkipPast(string end, int from)
    {
        var at = position + from <= text.Length ? text.IndexOf(end, position + from, StringComparison.Ordinal) : -1;
        position = at < 0 ? text.Length : at + end.Length;
    }

    private void ReadCharacterData()
    {
        var start = position + 9;
        var end = text.IndexOf("]]>", start, StringComparison.Ordinal);
        var data = end < 0 ? text[start..] : text[start..end];
        AddLiteral(data, 0);
        position = end < 0 ? text.Length : end + 3;
    }

    private void AddLiteral(string literal, int consumed)
    {
        tree.Add(literal);
        position += consumed;
    }

    private void ReadDocumentType()
    {
        // Only the first is read: looking for the end of each could cost the whole text each time.
        if (tree.Root is not null || hasDocumentType)
        {
            position += 2;
            return;
        }

        hasDocumentType = true;
        (position, entities) = DocumentType.Read(text, position);
    }

    private void AddText(int from, int to)
    {
        if (tree.TakesText && to > from)
        {
            var run = text.AsSpan(from, to - from);
            tree.Add(run.IsWhiteSpace() ? " " : CharacterReferences.Decode(run, entities));
        }

        position = to;
    }

    private void ReadEndTag()
    {
        var start = position + 2;
        var end = NameEnd(start);
        var tag = names.Of(text.AsSpan(start, end - start));
        position = TagEnd(end);
        tree.Close(tag);
    }

    private void ReadStartTag()
    {
        var end = NameEnd(position + 1);
        var tag = names.Of(text.AsSpan(position + 1, end - position - 1));
        var attributes = AttributeReader.Read(text, ref end, MostAttributes, entities);
        var isEmpty = end < text.Length && text[end] == '/';
        position = TagEnd(end);
        tree.Open(tag, attributes, isEmpty);
    }

    /// <summary>Past the tag's <c>></c>; where the next tag begins before one, there.</summary>
    private int TagEnd(int from)
    {
        var end = from < text.Length ? text.AsSpan(from).IndexOfAny('>', '<') : -1;
        return end < 0 ? text.Length : text[from + end] == '>' ? from + end + 1 : from + end;
    }

    private int NameEnd(int from)
    {
        while (from < text.Length && text[from] is not ('>' or '/' or '<') && !char.IsWhiteSpace(text[from]))
            from++;
        return from;
    }

    private static bool IsNameStart(char value) => char.IsLetter(value) || value is '_' or ':';
}
