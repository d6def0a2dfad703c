using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>A state in a sentence of a window, by the pieces that stand for it.</summary>
/// <param name="Name">Whom the sentence has for the state, or where it was named last; the beginning of the window where nowhere.</param>
/// <param name="Kind">Null where the sentence has nobody for it.</param>
internal sealed record EncodedState(WordedState At, PieceRange Name, PieceRange Sentence, ActorKind? Kind);

/// <param name="To">The piece behind the last one.</param>
internal readonly record struct PieceRange(int From, int To)
{
    public int Length => To - From;
}
