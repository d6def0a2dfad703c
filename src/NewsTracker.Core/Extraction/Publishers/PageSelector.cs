using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>A CSS selector of a publisher rule, run in one walk over the page.</summary>
/// <remarks>
/// A selector engine that tries ancestor after ancestor needs exponential time for "div div div div .x" on a page of nested divs. Here each element is asked once for each step of
/// the selector, and keeps which steps end at it, its ancestors and its elder siblings.
/// </remarks>
internal sealed class PageSelector
{
    public const int Longest = 500;
    public const int MostMatches = 200;

    /// <summary>Bits of the mask that says which steps end at an element.</summary>
    private const int MostSteps = 64;

    /// <summary>Questions to elements; a long article page has some five thousand elements.</summary>
    private const int MostWork = 5_000_000;

    private readonly Step[] steps;

    private PageSelector(Step[] steps) => this.steps = steps;

    /// <summary>The selector, or a sentence that says what is wrong with it.</summary>
    public static (PageSelector? Selector, string? Problem) Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, "It is empty.");
        if (text.Length > Longest)
            return (null, $"It has {text.Length} characters; {Longest} are the most.");
        if (SelectorSyntax.FindRefused(text) is { } refused)
            return (null, refused);
        if (new CssSelectorParser().ParseSelector(text) is not { } parsed)
            return (null, "It is not valid CSS; look for an unclosed bracket or quote, or a misspelt pseudo-class.");
        var read = new List<Step>();
        foreach (var alternative in SelectorParts.Of(parsed).Alternatives ?? [parsed])
        {
            var (_, compounds, combinators) = SelectorParts.Of(alternative);
            for (var i = 0; i < compounds.Length; i++)
                read.Add(new Step(compounds[i], i == 0 ? null : combinators[i - 1], IsLast: i == compounds.Length - 1, SelectorSyntax.CountsSiblings(compounds[i].Text)));
        }

        if (read.Count > MostSteps)
            return (null, $"It has {read.Count} steps; {MostSteps} are the most.");
        return read.Find(step => step.Combinator is not (null or " " or ">" or "+" or "~")) is { Combinator: { } strange }
            ? (null, $"It joins elements by \"{strange}\"; only a space, >, + and ~ can be used.")
            : (new PageSelector([.. read]), null);
    }

    /// <summary>The first elements that match, in document order; absent where finding them takes too long.</summary>
    public IReadOnlyList<IElement>? Find(IDocument document) => Find(document, out _);

    /// <param name="work">How many questions were put to elements on the way.</param>
    internal IReadOnlyList<IElement>? Find(IDocument document, out int work)
    {
        var found = new List<IElement>();
        work = 0;
        var frames = new Stack<Frame>();
        frames.Push(new Frame(document.ChildNodes, 0, 0));
        while (frames.TryPeek(out var frame) && found.Count < MostMatches)
        {
            // Children by index: a node's NextSibling searches its parent's list in AngleSharp.
            if (frame.Next >= frame.Children.Length)
            {
                frames.Pop();
                continue;
            }

            if (frame.Children[frame.Next++] is not IElement element)
                continue;
            var here = 0UL;
            for (var i = 0; i < steps.Length; i++)
            {
                if (!frame.Allows(steps[i].Combinator, i))
                    continue;
                work += steps[i].CountsSiblings ? frame.Children.Length : 1;
                if (work > MostWork)
                    return null;
                if (steps[i].Compound.Match(element, null))
                    here |= 1UL << i;
            }

            if (IsMatch(here))
                found.Add(element);
            frame.Elder = here;
            frame.Elders |= here;
            if (element.ChildNodes.Length > 0)
                frames.Push(new Frame(element.ChildNodes, here, frame.Ancestors | here));
        }

        return found;
    }

    private bool IsMatch(ulong ending)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].IsLast && (ending >> i & 1) == 1)
                return true;
        }

        return false;
    }

    private sealed record Step(ISelector Compound, string? Combinator, bool IsLast, bool CountsSiblings);

    private sealed class Frame(INodeList children, ulong parent, ulong ancestors)
    {
        public INodeList Children { get; } = children;

        public ulong Ancestors { get; } = ancestors;

        public int Next { get; set; }

        public ulong Elder { get; set; }

        public ulong Elders { get; set; }

        public bool Allows(string? combinator, int step) => combinator is null || ((combinator switch
        {
            ">" => parent,
            "+" => Elder,
            "~" => Elders,
            _ => Ancestors,
        }) >> (step - 1) & 1) == 1;
    }
}
