namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Finds the summary that stands between the headline and the text: it belongs to the body even where another element holds it.</summary>
internal static class StandfirstFinder
{
    private const int FarthestBack = 25;

    public static IReadOnlyList<PageBlock> Find(Page page, int firstOfBody, IReadOnlyList<PageBlock> body, string headlineKey)
    {
        if (body.Count == 0)
            return [];
        var start = Math.Min(firstOfBody, body[0].Index);
        PageBlock? summary = null;
        for (var i = start - 1; i >= Math.Max(0, start - FarthestBack); i--)
        {
            var block = page.Blocks[i];
            if (block.Kind == TextBlockKind.Heading && (block.HeadingLevel == 1 || block.Key == headlineKey))
                return summary is null || Repeats(summary, body) ? [] : [summary];
            if ((block.Node.Traits & BlockTraits.Boilerplate) != BlockTraits.None || block.Kind == TextBlockKind.Caption || block.LinkDensity > 0.2)
                continue;
            var isSummary = block.Weight >= 60 && (block.EndsSentence || (block.Node.Traits & BlockTraits.Standfirst) != BlockTraits.None)
                && !block.Phrases.HasFlag(PagePhrases.Boilerplate) && !block.Phrases.HasFlag(PagePhrases.ImageCredit);
            if (isSummary)
                summary = block;
        }

        return [];
    }

    private static bool Repeats(PageBlock summary, IReadOnlyList<PageBlock> body)
    {
        var key = TextMeasure.Key(summary.Text);
        return body.Take(3).Any(block => block.Key.Contains(key, StringComparison.Ordinal));
    }
}
