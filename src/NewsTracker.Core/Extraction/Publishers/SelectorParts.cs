using AngleSharp.Css;
using AngleSharp.Css.Dom;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>Takes a parsed selector apart.</summary>
internal sealed class SelectorParts : ISelectorVisitor
{
    private ISelector[]? alternatives;
    private ISelector[]? compounds;
    private string[] combinators = [];

    public static (ISelector[]? Alternatives, ISelector[] Compounds, string[] Combinators) Of(ISelector selector)
    {
        var parts = new SelectorParts();
        selector.Accept(parts);
        return (parts.alternatives, parts.compounds ?? [selector], parts.combinators);
    }

    public void List(IEnumerable<ISelector> selectors) => alternatives = [.. selectors];

    public void Combinator(IEnumerable<ISelector> selectors, IEnumerable<string> symbols) => (compounds, combinators) = ([.. selectors], [.. symbols.Select(symbol => symbol.Trim() is { Length: > 0 } sign ? sign : " ")]);

    public void Many(IEnumerable<ISelector> selectors)
    {
    }

    public void Attribute(string name, string op, string? value)
    {
    }

    public void Type(string name)
    {
    }

    public void Id(string value)
    {
    }

    public void Child(string name, int step, int offset, ISelector selector)
    {
    }

    public void Class(string name)
    {
    }

    public void PseudoClass(string name)
    {
    }

    public void PseudoElement(string name)
    {
    }
}
