using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>An article as the engine sees it before it looks for positions.</summary>
internal sealed record ArticleReading(
    IReadOnlyList<CountryMention> Mentions,
    IReadOnlyList<Sentence> Sentences,
    Discourse Discourse,
    bool IsRelevant,
    bool IsAboutLeaving)
{
    /// <summary>States named by their capital or parliament where that acts.</summary>
    public HashSet<CountryCode> Acting { get; } = [.. Sentences.SelectMany(sentence => sentence.Atoms).Where(atom => atom.NamesStates).SelectMany(atom => atom.Countries)];

    public static ArticleReading Read(string headline, string text, CountryMentionFinder finder)
    {
        var mentions = finder.Find(text);
        var sentences = ArticleSentences.Read(text, mentions);
        var headlineSentences = ArticleSentences.Read(headline, finder.Find(headline));
        var all = headlineSentences.Concat(sentences).ToList();
        var leaving = all.SelectMany(sentence => sentence.Atoms).Count(atom => atom.Is(Concept.Leave | Concept.LeaveNoun));
        var treaties = all.SelectMany(sentence => sentence.Atoms).Count(atom => atom.Is(Concept.Treaty));
        var speaker = StatementTitle.SpeakerOf(headline, finder);
        return new ArticleReading(
            mentions,
            sentences,
            new Discourse { Speaker = speaker, Protagonist = speaker ?? ProtagonistOf(headlineSentences, sentences) },
            Relevance.Of(all),
            leaving >= 2 && treaties >= 1);
    }

    private static CountryCode? ProtagonistOf(IReadOnlyList<Sentence> headline, IReadOnlyList<Sentence> sentences) =>
        headline.Concat(sentences.Take(2)).SelectMany(sentence => sentence.Atoms).FirstOrDefault(atom => atom.NamesStates)?.Countries[0];
}
