using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>A finding given to one state, with what the scorer knows of it.</summary>
internal sealed record Candidate(CountryCode Country, Finding Finding, IReadOnlyList<string> Features)
{
    public Topic Topic => Finding.Topic;

    public Stance Stance => Finding.Stance;

    /// <summary>What the encoder makes of the state and topic; null where it was not asked.</summary>
    public EncodedOpinion? Encoded { get; init; }

    public double Confidence { get; init; }
}
