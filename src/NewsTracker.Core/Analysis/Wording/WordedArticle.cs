using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What kind of article it is.</summary>
/// <param name="Named">The concepts that it names.</param>
/// <param name="NamedOften">Those that it names three times or more.</param>
internal sealed record WordedArticle(bool IsSpeech, bool IsAboutLeaving, Concept Named, Concept NamedOften)
{
    public static WordedArticle Of(ArticleReading article, IReadOnlyList<SentenceActors> sentences)
    {
        var (once, twice, often) = (Concept.None, Concept.None, Concept.None);
        foreach (var sentence in sentences)
        {
            foreach (var atom in sentence.Sentence.Atoms)
            {
                if (atom.IsSign || atom.NamesStates)
                    continue;
                often |= twice & atom.Concepts;
                twice |= once & atom.Concepts;
                once |= atom.Concepts;
            }
        }

        return new WordedArticle(article.Discourse.Speaker is not null, article.IsAboutLeaving, once, often);
    }
}
