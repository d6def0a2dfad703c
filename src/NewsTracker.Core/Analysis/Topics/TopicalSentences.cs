using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>
/// Which sentences of a text speak of the Convention, of anti-personnel mines or of clearing them. A long text has other matters too: what is
/// said there without an object is less likely about the Convention.
/// </summary>
internal sealed class TopicalSentences
{
    /// <summary>Beyond it a distance tells no more.</summary>
    public const int Farthest = 3;

    private const Concept Named = Concept.Treaty | Concept.Mine | Concept.MineAction;

    private readonly List<int> distances;

    private TopicalSentences(List<int> distances) => this.distances = distances;

    public static TopicalSentences Of(IReadOnlyList<Sentence> sentences, bool isAboutLeaving)
    {
        var topical = sentences.Select(sentence => sentence.Atoms.Any(atom => atom.Is(Named) || (isAboutLeaving && atom.Is(Concept.LeaveNoun)))).ToList();
        return new TopicalSentences([.. topical.Select((_, at) => Enumerable.Range(0, Farthest).FirstOrDefault(distance => IsTopical(at - distance) || IsTopical(at + distance), Farthest))]);

        bool IsTopical(int at) => at >= 0 && at < topical.Count && topical[at];
    }

    /// <summary>How many sentences away the nearest one is that names what the text is about; zero for that one itself.</summary>
    public int DistanceOf(Sentence sentence) => distances[sentence.Index];
}
