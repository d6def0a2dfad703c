using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>An article as the engine sees it before it looks for positions.</summary>
internal sealed record ArticleReading(
    IReadOnlyList<Sentence> Sentences,
    Discourse Discourse,
    Relevance Relevance,
    bool IsAboutLeaving)
{
    public static ArticleReading Read(string headline, string text, CountryMentionFinder finder)
    {
        var speaker = StatementTitle.SpeakerOf(headline, text, finder);

        // In a speech "Oslo" and "Geneva" are where meetings were held.
        var sentences = ArticleSentences.Read(text, finder, mention => speaker is null || mention.NamedBy is not CountryNameKind.Capital);
        var headlineSentences = ArticleSentences.Read(headline, finder);
        var all = headlineSentences.Concat(sentences).ToList();
        return new ArticleReading(
            sentences,
            new Discourse { Speaker = speaker, Protagonist = speaker ?? ProtagonistOf(headlineSentences, sentences) },
            Relevance.Of(headlineSentences, sentences),
            IsOnLeaving(all, speaker is not null));
    }

    /// <summary>Whether leaving and the treaty are spoken of: in one breath, or, where it is no speech on many matters, anywhere by a word that mostly means it.</summary>
    private static bool IsOnLeaving(IReadOnlyList<Sentence> sentences, bool isSpeech)
    {
        var leaving = sentences.Select(Leaves).ToList();
        var naming = sentences.Select(NamesTreaty).ToList();
        if (!leaving.Contains(true) || !naming.Contains(true))
            return false;
        for (var i = 0; i < leaving.Count; i++)
        {
            if (leaving[i] && (naming[i] || (i > 0 && naming[i - 1]) || (i + 1 < naming.Count && naming[i + 1])))
                return true;
        }

        return !isSpeech && sentences.Where((_, i) => leaving[i]).Any(sentence => sentence.Atoms.Where((atom, at) => atom.Is(Concept.Leave | Concept.LeaveNoun) && IsPlain(atom) && Leaves(sentence.Atoms, at)).Any());
    }

    private static bool IsPlain(Atom atom) => atom.Is(Concept.LeaveNoun) || PlainWords.Any(word => atom.Word.StartsWith(word, StringComparison.Ordinal));

    private static readonly string[] PlainWords = ["withdr", "quit", "exit", "leav", "left", "pull", "denounc", "opt", "suspend", "step", "walk", "abandon", "renounc", "give up", "gave up", "given up"];

    private static bool Leaves(Sentence sentence) => sentence.Atoms.Where((_, at) => Leaves(sentence.Atoms, at)).Any();

    private static bool Leaves(AtomRange atoms, int at) => atoms[at].Is(Concept.Leave | Concept.LeaveNoun) && !GivesUpMines(atoms, at);

    private static bool NamesTreaty(Sentence sentence) => sentence.Atoms.Any(Concept.Treaty | Concept.VagueTreaty);

    /// <summary>"has renounced mines" leaves no treaty.</summary>
    private static bool GivesUpMines(AtomRange atoms, int at) =>
        atoms[at].IsVerb(Concept.Leave) && atoms.Skip(at + 1).Take(5).TakeWhile(atom => !atom.IsSign && !atom.Is(Concept.Treaty | Concept.VagueTreaty)).Any(Concept.Mine);

    /// <summary>Whom the headline or the beginning names first; where they name nobody, "the Federal Government" is that of the state which is named most.</summary>
    private static CountryCode? ProtagonistOf(IReadOnlyList<Sentence> headline, IReadOnlyList<Sentence> sentences) =>
        headline.Concat(sentences.Take(2)).SelectMany(sentence => sentence.Atoms).FirstOrDefault(atom => atom.NamesStates)?.Countries[0]
            ?? sentences.SelectMany(sentence => sentence.Atoms).Where(atom => atom.NamesStates && atom.Countries.Count == 1).CountBy(atom => atom.Countries[0]).Select(named => ((CountryCode, int)?)(named.Key, named.Value)).MaxBy(named => named?.Item2)?.Item1;
}
