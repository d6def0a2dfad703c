using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>An article as the engine sees it before it looks for positions.</summary>
internal sealed record ArticleReading(
    IReadOnlyList<Sentence> Sentences,
    Discourse Discourse,
    bool IsRelevant,
    bool IsAboutLeaving)
{
    public static ArticleReading Read(string headline, string text, CountryMentionFinder finder)
    {
        var speaker = StatementTitle.SpeakerOf(headline, text, finder);

        // In a speech "Oslo" and "Geneva" are where meetings were held.
        var sentences = ArticleSentences.Read(text, [.. finder.Find(text).Where(mention => speaker is null || mention.NamedBy is not CountryNameKind.Capital)]);
        var headlineSentences = ArticleSentences.Read(headline, finder.Find(headline));
        var all = headlineSentences.Concat(sentences).ToList();
        var leaving = all.Sum(sentence => sentence.Atoms.Where((atom, at) => atom.Is(Concept.Leave | Concept.LeaveNoun) && !GivesUpMines(sentence.Atoms, at)).Count());
        var treaties = all.SelectMany(sentence => sentence.Atoms).Count(atom => atom.Is(Concept.Treaty | Concept.VagueTreaty));
        return new ArticleReading(
            sentences,
            new Discourse { Speaker = speaker, Protagonist = speaker ?? ProtagonistOf(headlineSentences, sentences) },
            Relevance.Of(all),
            leaving >= 1 && treaties >= 1);
    }

    /// <summary>"has renounced mines" leaves no treaty.</summary>
    private static bool GivesUpMines(IReadOnlyList<Atom> atoms, int at) =>
        atoms[at].IsVerb(Concept.Leave) && atoms.Skip(at + 1).Take(5).TakeWhile(atom => !atom.IsSign && !atom.Is(Concept.Treaty | Concept.VagueTreaty)).Any(atom => atom.Is(Concept.Mine));

    private static CountryCode? ProtagonistOf(IReadOnlyList<Sentence> headline, IReadOnlyList<Sentence> sentences) =>
        headline.Concat(sentences.Take(2)).SelectMany(sentence => sentence.Atoms).FirstOrDefault(atom => atom.NamesStates)?.Countries[0];
}
