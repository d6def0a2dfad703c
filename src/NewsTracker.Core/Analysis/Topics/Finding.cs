using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>What one event says about the topic of its reader, before it is given to its states.</summary>
/// <param name="Cue">Which pattern of the reader spoke, for the scorer.</param>
internal sealed record Finding(Topic Topic, Stance Stance, Event Event, Subject Subject, string Cue, Binding Binding)
{
    public Finding(Topic topic, Stance stance, Event reading, string cue, Binding binding)
        : this(topic, stance, reading, reading.Subject, cue, binding)
    {
    }
}
