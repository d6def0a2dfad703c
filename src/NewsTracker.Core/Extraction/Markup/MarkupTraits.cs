using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Markup;

/// <summary>What the parser's rules for building the tree make of an element (HTML Living Standard, 13.2.4 and 13.2.6).</summary>
[Flags]
internal enum MarkupTraits
{
    None = 0,
    Void = 1 << 0,
    Raw = 1 << 1,

    /// <summary>End tags of elements outside do not reach in.</summary>
    Barrier = 1 << 2,

    /// <summary>End tags of plain inline elements stop here.</summary>
    Special = 1 << 3,

    /// <summary>Reopened in the next block until its own end tag comes.</summary>
    Formatting = 1 << 4,

    /// <summary>Hides the formatting outside, and ends the formatting inside.</summary>
    Marker = 1 << 5,

    /// <summary>Ended by its end tag wherever no barrier lies between.</summary>
    Scoped = 1 << 6,

    /// <summary>Ends an open paragraph.</summary>
    EndsParagraph = 1 << 7,

    /// <summary>Ends by itself when the next one starts, so an open one adds no depth of its own.</summary>
    EndsItself = 1 << 8,

    /// <summary>Leads from a drawing or a formula back to HTML.</summary>
    EndsForeign = 1 << 9,

    /// <summary>A cell or caption.</summary>
    Cell = 1 << 10,

    /// <summary>What a table is made of: ends an open cell where it starts.</summary>
    TablePart = 1 << 11,
    Heading = 1 << 12,

    /// <summary>Rows and their groups: an open cell ends with them.</summary>
    Row = 1 << 16,

    /// <summary>Ends an open one of its name where it starts.</summary>
    Single = 1 << 17,
    Item = 1 << 13,

    /// <summary>Neither kept nor counted: its effect depends on what only the parser knows, and no text needs it.</summary>
    LeftOut = 1 << 14,

    /// <summary>Part of every page, or of a list of choices: adds no depth.</summary>
    Flat = 1 << 15,
}

/// <summary>The traits of the names that have any.</summary>
internal static class MarkupNames
{
    private static readonly FrozenDictionary<string, MarkupTraits> Traits = Build(
        (MarkupTraits.Void, "area base basefont bgsound br col embed frame hr image img input keygen link menuitem meta param source track wbr"),
        (MarkupTraits.Raw, "script style textarea title xmp iframe noembed noframes"),
        (MarkupTraits.Barrier, "applet caption html table td th marquee object template select"),
        (MarkupTraits.Marker, "applet caption td th marquee object template"),
        (MarkupTraits.Formatting, "a b big code em font i nobr s small strike strong tt u"),
        (MarkupTraits.Special, "address applet article aside blockquote button caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee "
            + "menu nav noscript object ol output p plaintext pre search section select summary table td template th time ul"),
        (MarkupTraits.Scoped, "address applet article aside blockquote button center div dl fieldset figcaption figure footer header marquee nav object ol pre section ul dd dt"),
        (MarkupTraits.EndsParagraph, "address article aside blockquote center dd dialog div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li nav ol p pre section ul xmp"),
        (MarkupTraits.EndsItself, "p td th caption"),
        (MarkupTraits.Item, "li dd dt"),
        (MarkupTraits.Cell, "td th caption"),
        (MarkupTraits.TablePart, "tr tbody thead tfoot colgroup col td th caption"),
        (MarkupTraits.Single, "a nobr button table"),
        (MarkupTraits.Row, "tr tbody thead tfoot"),
        (MarkupTraits.Heading, "h1 h2 h3 h4 h5 h6"),
        (MarkupTraits.Flat, "html head body tr tbody thead tfoot colgroup option"),
        (MarkupTraits.LeftOut, "annotation-xml mglyph malignmark frameset isindex"),
        (MarkupTraits.EndsForeign, "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var"));

    private static readonly FrozenDictionary<string, MarkupTraits>.AlternateLookup<ReadOnlySpan<char>> Lookup = Traits.GetAlternateLookup<ReadOnlySpan<char>>();

    public static MarkupTraits Of(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var traits) ? traits : MarkupTraits.None;

    private static FrozenDictionary<string, MarkupTraits> Build(params ReadOnlySpan<(MarkupTraits Trait, string Names)> lists)
    {
        var traits = new Dictionary<string, MarkupTraits>(StringComparer.OrdinalIgnoreCase);
        foreach (var (trait, names) in lists)
        {
            foreach (var name in names.Split(' '))
                traits[name] = traits.GetValueOrDefault(name) | trait;
        }

        return traits.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
