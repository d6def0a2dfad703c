using NewsTracker.Core.Analysis;

namespace NewsTracker.Data.Search;

/// <summary>When two names are one to a query: case, accents and quotes do not tell them apart.</summary>
public static class NamesInQueries
{
    /// <summary>A query cannot say a quote: it has a space there. So quotes are spaces, and spaces beside punctuation tell no names apart: Post («KP»), Post ( KP ) and Post (KP) are one.</summary>
    public static string Fold(string name)
    {
        var folded = NameFolding.Fold(string.Concat(name.Select(c => c is '"' or '“' or '”' or '„' or '«' or '»' ? ' ' : c))).Trim();
        return string.Concat(folded.Where((c, i) => c != ' ' || (char.IsLetterOrDigit(folded[i - 1]) && char.IsLetterOrDigit(folded[i + 1]))));
    }
}
