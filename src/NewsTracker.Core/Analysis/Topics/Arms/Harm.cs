using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>What mines do to people.</summary>
internal static class Harm
{
    private const int Farthest = 3;

    private static readonly FrozenSet<string> Words =
    [
        "killed", "kill", "kills", "wounded", "wound", "wounds", "injured", "injure", "injures", "maimed", "maim", "maims", "hit", "struck", "blew", "torn", "lost", "cost", "stepped", "drove",
    ];

    public static bool IsTold(Atom atom) => Words.Contains(atom.Word);

    /// <summary>"Polish soldiers were maimed by newly laid landmines": they are the victims, whoever laid them.</summary>
    public static bool Befalls(Actor actor, AtomRange atoms)
    {
        var behind = atoms.Skip(actor.To).Take(Farthest);
        return behind.FindIndex(atom => atom.Is(Concept.Be)) is >= 0 and var be && behind.Skip(be + 1).Any(IsTold);
    }
}
