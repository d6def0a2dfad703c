namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Reads events of a topic: which of them are acts of a state, and how far they have come.</summary>
internal interface ITopicReader
{
    /// <summary>Concepts that may open an event of the topic.</summary>
    public Words.Concept Openers { get; }

    public Finding? Read(Event reading);
}
