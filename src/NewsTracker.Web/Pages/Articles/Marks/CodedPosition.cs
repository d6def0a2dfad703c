using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>A position that was recorded from an article and counts, or may come to.</summary>
/// <param name="Anchor">Where its words stand in the text that is shown.</param>
public sealed record CodedPosition(long Id, CountryCode Country, string CountryName, Topic Topic, Stance Stance, PositionState State, long AnnotationId, Anchor Anchor)
{
    /// <summary>What a reader has to know of its words; nothing where they stand as they were marked.</summary>
    public string? AnchorWords => Anchor switch
    {
        Anchor.Orphaned => "not in this revision",
        Anchor.Moved { HasSameWords: false } => "the words have changed since",
        Anchor.Moved => "moved",
        _ => null,
    };
}
