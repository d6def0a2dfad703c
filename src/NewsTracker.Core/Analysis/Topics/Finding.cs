using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>What one event says about the topic of its reader, before it is given to its states.</summary>
/// <param name="Cue">Which pattern of the reader spoke, for the scorer.</param>
internal sealed record Finding(Topic Topic, Stance Stance, Event Event, Subject Subject, string Cue, Binding Binding)
{
    /// <summary>The cue where no rule spoke: the wording model alone did.</summary>
    public const string WordingAlone = "wording";

    public Finding(Topic topic, Stance stance, Event reading, string cue, Binding binding)
        : this(topic, stance, reading, reading.Subject, cue, binding)
    {
    }

    public bool IsOfWordingAlone => Cue == WordingAlone;
}
