using System.Buffers;
using System.Text.RegularExpressions;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>The stances of a topic with the words that tell them shortly; the first that fits counts.</summary>
internal sealed class EllipticSteps(params (Stance Stance, Regex Words)[] steps)
{
    private readonly SearchValues<string> needed = SearchValues.Create([.. steps.SelectMany(step => NeededWords.Of(step.Words))], StringComparison.Ordinal);

    public (Stance Stance, Match Match)? Find(string words)
    {
        if (!words.AsSpan().ContainsAny(needed))
            return null;
        foreach (var (stance, telling) in steps)
        {
            if (telling.Match(words) is { Success: true } match)
                return (stance, match);
        }

        return null;
    }
}
