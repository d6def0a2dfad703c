using NewsTracker.Data.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>What is coded, as an address and the form say it: a mark or words of a revision, and what the form begins with.</summary>
public sealed record CodedPassage
{
    public long? Annotation { get; init; }

    public long? Article { get; init; }

    public int? Revision { get; init; }

    /// <summary>In code points of the revision's text.</summary>
    public int? Start { get; init; }

    public int? End { get; init; }

    public long? Suggestion { get; init; }

    /// <summary>What the form begins with where no suggestion was kept.</summary>
    public ProposedClaim? Proposed { get; init; }

    /// <summary>Of the suggestion or proposed claim, too: several rest on the same words, and each has a form of its own.</summary>
    public string DraftKey => (Annotation is { } id ? $"position:annotation:{id}" : $"position:{Article}:{Revision}:{Start}-{End}") + (Suggestion is { } suggestion ? $":s{suggestion}" : Proposed is { } claim ? $":p{claim}" : "");

    /// <summary>Null where nothing is named.</summary>
    public Evidence? FindEvidence() => (Annotation, Article, Revision, Start, End) switch
    {
        ({ } id, _, _, _, _) => new Evidence.Marked(id),
        (_, { } article, { } revision, { } start, { } end) => new Evidence.Unmarked(article, revision, start, end),
        _ => null,
    };
}
