using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Sources.Filtering;

/// <summary>A headline and a text, made ready for many words to be looked for.</summary>
internal sealed class FoldedText(string headline, string bodyText)
{
    private readonly string headline = NameFolding.Fold(headline);
    private readonly string body = NameFolding.Fold(bodyText);

    public bool Has(WordPattern word) => HasInHeadline(word) || word.IsIn(body);

    public bool HasInHeadline(WordPattern word) => word.IsIn(headline);
}
