using System.Diagnostics;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What became of a document that was added by hand.</summary>
/// <param name="ArticleId">Absent where the document was refused.</param>
public sealed record AddResult(long? ArticleId, string Words)
{
    public static AddResult Of(IngestOutcome outcome) => outcome switch
    {
        IngestOutcome.Stored stored => new(stored.ArticleId, "Stored."),
        IngestOutcome.Revised revised => new(revised.ArticleId, $"Stored as revision {revised.RevisionNumber}."),
        IngestOutcome.Unchanged unchanged => new(unchanged.ArticleId, "Known already, nothing changed."),
        IngestOutcome.Duplicate duplicate => new(duplicate.ArticleId, "Known already under another address, nothing changed."),
        IngestOutcome.LeadsElsewhere { OtherId: { } other } => new(other, "The address was another article's and leads to this one now. Nothing changed."),
        IngestOutcome.LeadsElsewhere left => new(left.ArticleId, "The address was this article's and leads to another text now. Nothing changed: add that one by the address it has itself."),
        IngestOutcome.Refused refused => new(null, refused.Explanation),
        _ => throw new UnreachableException(),
    };
}
