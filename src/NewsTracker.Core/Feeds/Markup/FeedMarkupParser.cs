using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds.Markup;

/// <summary>
/// Reads the markup of a feed into a tree, well-formed or not: it takes what XML refuses (bare ampersands, undeclared entities, unclosed tags, junk around the
/// document, a missing end) and expands nothing that could grow. Work is linear in the text; depth, attributes and the elements kept are bounded.
/// </summary>
internal sealed class FeedMarkupParser
{
    private const int DeepestNesting = 128;

    /// <summary>Of those kept: an element takes some hundred bytes.</summary>
    private const int MostElements = 300_000;

    private const int MostAttributes = 64;

    private readonly string text;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> namesBySpan;
    private readonly List<(FeedElement Element, string Tag)> open = [];
    private readonly Func<FeedElement, Action<FeedElement>?> takerOf;
    private Action<FeedElement>? takeRecord;
    private Dictionary<string, string>? entities;
    private FeedElement? root;
    private int position;
    private bool hasDocumentType;
    private int beyondDepth;
    private int elements;

    private FeedMarkupParser(string text, Func<FeedElement, Action<FeedElement>?> takerOf)
    {
        (this.text, this.takerOf) = (text, takerOf);
        namesBySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The root element; absent where the text holds none.</summary>
    /// <param name="takerOf">
    /// Asked once, with the root: who takes the elements right below it as each ends. They are then not kept in the tree, which would be many times as large
    /// as a long list's text. Null where the whole tree is wanted.
    /// </param>
    public static FeedElement? Parse(string text, Func<FeedElement, Action<FeedElement>?> takerOf) => new FeedMarkupParser(text, takerOf).Parse();

    private FeedElement? Parse()
    {
        while (position < text.Length && elements < MostElements)
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
            if (root is not null && open.Count == 0)
                break;
        }

        TakeEnded();
        return root;
    }

    /// <summary>What stands right below the root has ended where the next one begins.</summary>
    private void TakeEnded()
    {
        if (takeRecord is null || root is null)
            return;
        foreach (var ended in root.Children)
            takeRecord(ended);
        root.Empty();
        elements = 1;
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
        if (open.Count > 0 && literal.Length > 0)
            open[^1].Element.Add(literal);
        position += consumed;
    }

    private void ReadDocumentType()
    {
        // Only the first is read: looking for the end of each could cost the whole text each time.
        if (root is not null || hasDocumentType)
        {
            position += 2;
            return;
        }

        hasDocumentType = true;
        (position, entities) = DocumentType.Read(text, position);
    }

    private void AddText(int from, int to)
    {
        if (open.Count > 0 && to > from)
        {
            var run = text.AsSpan(from, to - from);
            open[^1].Element.Add(run.IsWhiteSpace() ? " " : CharacterReferences.Decode(run, entities));
        }

        position = to;
    }

    private void ReadEndTag()
    {
        var start = position + 2;
        var end = NameEnd(start);
        var tag = Intern(text.AsSpan(start, end - start));
        position = TagEnd(end);
        if (beyondDepth > 0)
        {
            beyondDepth--;
            return;
        }

        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (string.Equals(open[i].Tag, tag, StringComparison.Ordinal))
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
        }
    }

    private void ReadStartTag()
    {
        var end = NameEnd(position + 1);
        var tag = Intern(text.AsSpan(position + 1, end - position - 1));
        var attributes = AttributeReader.Read(text, ref end, MostAttributes, entities);
        var isEmpty = end < text.Length && text[end] == '/';
        position = TagEnd(end);
        if (open.Count >= DeepestNesting)
        {
            beyondDepth += isEmpty ? 0 : 1;
            return;
        }

        if (root is not null && open.Count == 0)
            return;
        Open(tag, attributes, isEmpty);
    }

    private void Open(string tag, List<(string Name, string Value)>? attributes, bool isEmpty)
    {
        var colon = tag.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : tag[..colon];
        var name = colon < 0 ? tag : Intern(tag.AsSpan(colon + 1));
        if (prefix.Length == 0)
            UnclosedElements.CloseBefore(open, name);
        var parent = open.Count > 0 ? open[^1].Element : null;
        var scope = parent?.Scope;
        foreach (var (attribute, value) in attributes ?? [])
        {
            if (attribute.StartsWith("xmlns", StringComparison.Ordinal) && attribute.Length is 5 or > 6)
                scope = NamespaceScope.With(scope, attribute.Length == 5 ? "" : attribute[6..], value);
        }

        if (parent is null && Vocabularies.OfRoot(name) is { } vocabulary)
            scope = NamespaceScope.With(scope, prefix, vocabulary);
        var element = new FeedElement(NamespaceScope.Resolve(scope, prefix), name, parent) { Scope = scope };
        if (attributes is not null)
            element.SetAttributes(attributes);
        elements++;
        if (parent is not null && ReferenceEquals(parent, root))
            TakeEnded();
        parent?.Add(element);
        if (root is null)
            takeRecord = takerOf(root = element);
        if (!isEmpty)
            open.Add((element, tag));
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

    private string Intern(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[64];
        var length = Math.Min(name.Length, 64);
        for (var i = 0; i < length; i++)
            lower[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
        lower = lower[..length];
        if (namesBySpan.TryGetValue(lower, out var known))
            return known;
        var added = lower.ToString();
        if (names.Count < 10_000)
            names.Add(added);
        return added;
    }

    private static bool IsNameStart(char value) => char.IsLetter(value) || value is '_' or ':';
}
