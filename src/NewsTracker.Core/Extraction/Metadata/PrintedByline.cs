using System.Text;
using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Reads the people that the page prints as its authors, where elements name themselves so or a line reads as a credit.</summary>
internal static class PrintedByline
{
    private const int MostSegments = 24;
    private const int MostNodes = 80;
    private const int LongestText = 300;
    private const BlockTraits NotOfArticle = BlockTraits.Comments | BlockTraits.Related | BlockTraits.Navigation;

    public static List<BylineName> Find(Page page)
    {
        var elements = page.Declarations.BylineElements.Where(IsOfArticle).ToList();
        var outer = elements.SelectMany(element => element.Ancestors<IElement>().Take(12)).ToHashSet();
        foreach (var element in elements.OrderByDescending(element => element.GetAttribute("rel") == "author").ThenBy(outer.Contains))
        {
            if (NamesIn(element) is { Count: > 0 } names)
                return WithSiblings(element, elements, names);
        }

        return CreditLines(page).Select(line => BylineNames.Read(line).ToList()).FirstOrDefault(read => read.Count > 0) ?? [];
    }

    /// <summary>Names in the order of an element's own pieces, up to the first piece that is no name: a role, a date, a place.</summary>
    public static List<BylineName> NamesIn(IElement element)
    {
        if (element.GetAttribute("content") is { Length: > 0 } content)
            return [.. BylineNames.Read(content)];
        var names = new List<BylineName>();
        foreach (var segment in Segments(element))
        {
            var read = BylineNames.Read(segment);
            if (names.Count > 0 && (read.Count == 0 ? segment.Any(char.IsLetterOrDigit) && !BylineParts.IsConnector(segment) : !read.All(BylineNames.IsPerson)))
                break;
            if (names is [{ Name.Length: <= 3 } initials] && read.Count > 0 && Initials(read[0].Name) == initials.Name)
                names.Clear();
            names.AddRange(read.Where(name => !names.Contains(name)));
        }

        return names;
    }

    /// <summary>One element for each author: those beside the first that are made alike.</summary>
    private static List<BylineName> WithSiblings(IElement first, List<IElement> elements, List<BylineName> names)
    {
        var alike = elements.Where(element => element != first && element.ClassName == first.ClassName && element.LocalName == first.LocalName
            && (element.ParentElement == first.ParentElement || (element.ParentElement?.ParentElement == first.ParentElement?.ParentElement && element.ParentElement?.ClassName == first.ParentElement?.ClassName)));
        return [.. names.Concat(alike.Take(10).SelectMany(NamesIn).Where(BylineNames.IsPerson)).DistinctBy(name => TextMeasure.Key(name.Name))];
    }

    private static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]));

    /// <summary>The text of an element cut where its elements begin and end, but for those that only change the type.</summary>
    private static List<string> Segments(IElement element)
    {
        var segments = new List<string>();
        var text = new StringBuilder();
        var (nodes, length) = (0, 0);
        Visit(element, 0);
        Flush();
        return length > LongestText || nodes > MostNodes ? [] : segments;

        void Visit(INode parent, int depth)
        {
            var children = parent.ChildNodes;
            for (var i = 0; i < children.Length && ++nodes <= MostNodes && length <= LongestText; i++)
            {
                if (children[i] is IText data)
                {
                    var line = data.Data.Length > LongestText * 2 ? data.Data[..(LongestText * 2)] : data.Data;
                    text.Append(line);
                    length += line.AsSpan().Trim().Length;
                }
                else if (children[i] is IElement child && depth < 8 && !PageTags.IsSkipped(child.LocalName))
                {
                    var cuts = child.LocalName is not ("b" or "strong" or "i" or "em" or "font" or "abbr");
                    if (cuts)
                        Flush();
                    Visit(child, depth + 1);
                    if (cuts)
                        Flush();
                }
            }
        }

        void Flush()
        {
            if (text.ToString().OnOneLine() is { Length: > 0 } line && segments.Count < MostSegments)
                segments.Add(line);
            text.Clear();
        }
    }

    /// <summary>Short lines near the headline that open with "By" or end in a labelled date.</summary>
    private static IEnumerable<string> CreditLines(Page page)
    {
        var headline = page.Blocks.FirstOrDefault(block => block.Kind == TextBlockKind.Heading && block.HeadingLevel == 1)?.Index ?? 0;
        var near = page.Blocks.Skip(headline).Take(12).Where(IsShortLine).Select(block => block.Text).Where(text => BylineNames.StartsAsCredit(text) || IsNameAndDate(text));
        var labelled = page.Blocks.Skip(headline).Where(IsShortLine).Select(block => block.Text).Where(BylineNames.StartsWithLabel);
        return near.Concat(labelled.Take(3));
    }

    private static bool IsShortLine(PageBlock block) => block.Text.Length < 160 && (block.Node.Traits & NotOfArticle) == BlockTraits.None;

    private static bool IsNameAndDate(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar > 3 && (BoilerplatePhrases.IsDateline(text) || (bar + 2 < text.Length && (char.IsDigit(text[bar + 1]) || char.IsDigit(text[bar + 2])) && BylineNames.Read(text[..bar]) is [var name] && BylineNames.IsPerson(name)));
    }

    private static bool IsOfArticle(IElement element)
    {
        var ancestor = element;
        for (var steps = 0; ancestor is not null && steps < 12; steps++, ancestor = ancestor.ParentElement)
        {
            if ((TraitWords.Of(ancestor) & (NotOfArticle | BlockTraits.Footer)) != BlockTraits.None)
                return ancestor.LocalName is "article" or "main" or "body";
            if (ancestor.LocalName is "article" or "main")
                return true;
        }

        return true;
    }
}
