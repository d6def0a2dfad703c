using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Metadata;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Extraction;

/// <summary>The blocks that are the text of a page, and what chose them.</summary>
internal sealed record PageBody(IReadOnlyList<PageBlock> Blocks, FieldOrigin Origin)
{
    /// <summary>A rule that reaches so much text knows the page better than the signs of a wall or listing.</summary>
    private const int RealText = 120;

    public string Text => string.Join('\n', Blocks.Select(block => block.Text));

    /// <summary>Whether a publisher's rule reaches a real text.</summary>
    public bool IsCertain => IsRuled && Blocks.Sum(block => block.Weight) >= RealText;

    private bool IsRuled => Origin == FieldOrigin.PublisherRule;

    /// <summary>By the publisher's rule; where there is none, as the block model chooses; where nothing is left of that, what the page declares to machines.</summary>
    public static PageBody Read(Page page, RuleReading ruled, string headlineKey, StructuredArticle? declared)
    {
        if (ruled.FindBody(headlineKey) is { } byRule)
            return new PageBody(byRule, FieldOrigin.PublisherRule);
        var (chosen, origin) = LearnedBody.Select(page, headlineKey, declared);
        if (ruled.WithoutDropped(chosen) is { Count: > 0 } kept)
            return new PageBody(kept, origin);
        return DeclaredText.Find(page, declared) is var (text, textOrigin) ? new PageBody(text, textOrigin) : new PageBody([], origin);
    }

    /// <summary>Without what a page prints around its text; a rule has left that out by itself.</summary>
    public PageBody WithoutFurniture(string headlineKey, IReadOnlyList<BylineName> byline) =>
        IsRuled ? this : this with { Blocks = PageFurniture.Without(Blocks, headlineKey, byline) };
}
