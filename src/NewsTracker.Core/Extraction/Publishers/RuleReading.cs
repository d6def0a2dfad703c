using AngleSharp.Dom;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Reads a page by its publisher's rules. Each field is asked for once; a rule that cannot be followed is kept as a failure and its field stays absent.</summary>
internal sealed class RuleReading
{
    private const int MostElements = 20;
    private const int LongestLine = 300;
    private const int LongestText = 2_000;

    private readonly Page page;
    private readonly PageLayout? layout;
    private readonly Uri? baseUrl;
    private readonly List<RuleFailure> failures = [];

    public RuleReading(Page page, PublisherRules? rules, Uri? baseUrl, DateOnly fetchedOn)
    {
        this.page = page;
        this.baseUrl = baseUrl;
        layout = rules?.Layouts.LastOrDefault(design => design.Until is not { } until || until >= fetchedOn);
    }

    public IReadOnlyList<RuleFailure> Failures => failures;

    public Extracted<string>? FindText(ArticleField field) =>
        Read(field, "None of what matches holds any text", (element, rule) => Line(element, rule, field == ArticleField.Lede ? LongestText : LongestLine) is { Length: > 0 } line ? line : null);

    public Extracted<string>? FindLanguage() =>
        Read(ArticleField.Language, "What matches is no language tag such as \"en\" or \"fr-CA\"", (element, rule) => LanguageTags.Read(rule.Attribute is null ? element.GetAttribute("lang") ?? Line(element, rule, LongestLine) : Line(element, rule, LongestLine)));

    /// <summary>The address that the attribute holds; without an attribute, the one that the element links to or shows.</summary>
    public Extracted<string>? FindAddress(ArticleField field) =>
        Read(field, "What matches holds no http or https address", (element, rule) => WebAddress.Resolve(rule.Attribute is null ? PageImage.AddressOf(element) ?? Line(element, rule, LongestText) : element.GetAttribute(rule.Attribute), baseUrl)?.AbsoluteUri);

    public Extracted<IReadOnlyList<BylineName>>? FindByline() =>
        ReadAll<BylineName>(ArticleField.Byline, "What matches holds no name of a person or an organisation", lines => [.. lines.SelectMany(BylineNames.Read).DistinctBy(name => TextMeasure.Key(name.Name)).Take(MostElements)]);

    public Extracted<IReadOnlyList<string>>? FindKeywords() =>
        ReadAll(ArticleField.Keywords, "What matches holds no key words", lines => KeywordList.Read([.. lines]));

    /// <summary>The date of an element; a line that prints several is read for the one asked for.</summary>
    public Extracted<PrintedInstant>? FindDate(ArticleField field, DateContext context) =>
        Read(field, "What matches holds no date that can be read for certain", (element, rule) => ReadDate(Line(element, rule, LongestLine), field, context));

    /// <summary>With an attribute its yes or no; without one the mere presence of the element says yes, and its absence nothing.</summary>
    public Extracted<bool>? FindFlag(ArticleField field)
    {
        if (RuleOf(field) is not { } rule || Matches(field, rule, mayMiss: rule.Attribute is null) is not { Count: > 0 } elements)
            return null;
        if (rule.Attribute is null)
            return new Extracted<bool>(true, FieldOrigin.PublisherRule);
        if (PageFlags.ReadBoolean(elements[0].GetAttribute(rule.Attribute)) is { } value)
            return new Extracted<bool>(value, FieldOrigin.PublisherRule);
        Fail(field, rule, $"The attribute \"{rule.Attribute}\" of what matches is neither true nor false; name another attribute, or none if the element's presence is the sign.");
        return null;
    }

    /// <summary>The blocks inside what the body's rule matches, without the headline.</summary>
    public IReadOnlyList<PageBlock>? FindBody(string headlineKey)
    {
        if (RuleOf(ArticleField.Body) is not { } rule || Matches(ArticleField.Body, rule, mayMiss: false) is not { } elements)
            return null;
        var blocks = BlocksInside.Of(page, elements)
            .Where(block => (block.Node.Traits & BlockTraits.Hidden) == BlockTraits.None && !(block.Kind == TextBlockKind.Heading && block.Key == headlineKey))
            .ToList();
        var kept = WithoutDropped(blocks);
        if (kept.Count > 0)
            return kept;
        Fail(ArticleField.Body, rule, blocks.Count > 0
            ? "The layout's \"drop\" selectors remove all the text of what matches; take away the ones that hold paragraphs of the article."
            : "What matches holds no paragraphs; select the element around the paragraphs of the article.");
        return null;
    }

    /// <summary>The blocks that the layout does not drop. A drop selector that matches nothing is no failure: most pages lack some of what is dropped.</summary>
    public IReadOnlyList<PageBlock> WithoutDropped(IReadOnlyList<PageBlock> blocks)
    {
        if (layout is not { Drop.Count: > 0 })
            return blocks;
        var dropped = new HashSet<PageBlock>();
        foreach (var text in layout.Drop)
        {
            var rule = new FieldRule(text);
            if (Matches(ArticleField.Body, rule, mayMiss: true) is { Count: > 0 } elements)
                dropped.UnionWith(BlocksInside.Of(page, elements));
        }

        return [.. blocks.Where(block => !dropped.Contains(block))];
    }

    private FieldRule? RuleOf(ArticleField field) => layout?.Fields.GetValueOrDefault(field);

    private Extracted<T>? Read<T>(ArticleField field, string why, Func<IElement, FieldRule, T?> read)
        where T : class
    {
        if (RuleOf(field) is not { } rule || Matches(field, rule, mayMiss: false) is not { } elements)
            return null;
        if (elements.Take(MostElements).Select(element => read(element, rule)).FirstOrDefault(value => value is not null) is { } value)
            return new Extracted<T>(value, FieldOrigin.PublisherRule);
        Fail(field, rule, $"{why}{Sample(elements[0], rule)}; {Remedy(rule)}");
        return null;
    }

    private Extracted<IReadOnlyList<T>>? ReadAll<T>(ArticleField field, string why, Func<IEnumerable<string>, IReadOnlyList<T>> read)
    {
        if (RuleOf(field) is not { } rule || Matches(field, rule, mayMiss: false) is not { } elements)
            return null;
        if (read(elements.Take(PageSelector.MostMatches).Select(element => Line(element, rule, LongestLine)).Where(line => line.Length > 0)) is { Count: > 0 } values)
            return new Extracted<IReadOnlyList<T>>(values, FieldOrigin.PublisherRule);
        Fail(field, rule, $"{why}{Sample(elements[0], rule)}; {Remedy(rule)}");
        return null;
    }

    private IReadOnlyList<IElement>? Matches(ArticleField field, FieldRule rule, bool mayMiss)
    {
        var (selector, problem) = PageSelector.Parse(rule.Selector);
        if (selector is null)
        {
            Fail(field, rule, $"The selector cannot be used. {problem}");
            return null;
        }

        var elements = selector.Find(page.Document);
        if (elements is null)
            Fail(field, rule, "The selector takes too long on this page; select by class or id rather than by the place among siblings.");
        else if (elements.Count == 0 && !mayMiss)
            Fail(field, rule, "Nothing on the page matches; if the publisher changed its design, add a layout for the new one, otherwise mend the selector.");
        return elements is { Count: > 0 } ? elements : null;
    }

    private static PrintedInstant? ReadDate(string line, ArticleField field, DateContext context)
    {
        var dates = field == ArticleField.Modified && line.AsSpan().ContainsAny(DateLabels.PartSigns)
            ? line.Split(DateLabels.PartSigns, 8).Select(part => PrintedDateReader.Read(part, context)).OfType<PrintedInstant>().OrderByDescending(date => date.ToUtc())
            : new[] { PrintedDateReader.Read(line, context) }.OfType<PrintedInstant>();
        return dates.FirstOrDefault(context.IsPossible);
    }

    private static string Line(IElement element, FieldRule rule, int most)
    {
        if (rule.Attribute is null)
            return ElementText.Read(element, most);
        var line = element.GetAttribute(rule.Attribute) is { Length: <= 20_000 } value ? value.OnOneLine() : "";
        return line.CutTo(most);
    }

    private static string Sample(IElement element, FieldRule rule) => Line(element, rule, 60) is { Length: > 0 } line ? $" (\"{line}\")" : "";

    private static string Remedy(FieldRule rule) =>
        rule.Attribute is null ? "select the element that holds it, or name the attribute that does." : $"look whether \"{rule.Attribute}\" is the right attribute, or leave it out to read the element's text.";

    private void Fail(ArticleField field, FieldRule rule, string why)
    {
        var failure = new RuleFailure(field, rule.Selector.ShortenTo(PageSelector.Longest), why);
        if (!failures.Contains(failure))
            failures.Add(failure);
    }
}
