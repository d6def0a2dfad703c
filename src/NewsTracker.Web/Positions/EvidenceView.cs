using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Positions;

namespace NewsTracker.Web.Positions;

/// <summary>The words a position rests on, amid those around them, and where they stand.</summary>
/// <param name="AnnotationId">Absent where the passage is not marked yet.</param>
public sealed record EvidenceView(
    long? AnnotationId,
    long ArticleId,
    int RevisionNumber,
    string Headline,
    string? SourceName,
    PrintedInstant? Published,
    DateTimeOffset DatedAt,
    string? Language,
    int Start,
    int End,
    string Before,
    string Exact,
    string After)
{
    private const int ContextLength = 240;

    /// <summary>What may stand between the sign that ends a sentence and the next one.</summary>
    private const string Closing = " \"'”’»“)]";

    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n', '…'];

    /// <summary>Leads to the words where they are marked, on the revision that was read.</summary>
    public string Address => AnnotationId is { } id ? AddressOf(ArticleId, RevisionNumber, id) : $"/articles/{ArticleId}?revision={RevisionNumber}";

    /// <summary>The day of the article as its publisher printed it.</summary>
    public DateOnly PublishedOn => Published?.Day ?? DateOnly.FromDateTime(DatedAt.UtcDateTime);

    /// <summary>The sentence, or sentences, that the passage is part of.</summary>
    public string Sentence
    {
        get
        {
            var start = Before.LastIndexOfAny(SentenceEnds) + 1;
            var end = EndsSentence ? 0 : After.IndexOfAny(SentenceEnds);
            return Before[start..] + Exact + (end < 0 ? After : After[..end]);
        }
    }

    /// <summary>Whole sentences end in their own sign, and what follows is another one, unless it goes on: “We will leave!” the minister said on Tuesday.</summary>
    private bool EndsSentence => Exact.AsSpan().TrimEnd(Closing) is [.., var last] && SentenceEnds.Contains(last)
        && !(After.AsSpan().TrimStart(Closing) is [var next, ..] && (char.IsLower(next) || next == ','));

    /// <summary>The day that what is said here was said, for an editor to look at. Where the engine names none it has looked for one: the article's own is the day. A language model has only been asked.</summary>
    /// <param name="suggestion">Absent where the words are coded by hand.</param>
    public DateOnly SaidOnOf(Suggestion? suggestion) =>
        suggestion?.SaidOn ?? (suggestion is { ModelName: null } && Published is not null ? PublishedOn : SaidOnGuess.Of(Sentence, PublishedOn));

    public static string AddressOf(long articleId, int revisionNumber, long annotationId) => $"/articles/{articleId}?revision={revisionNumber}#annotation-{annotationId}";

    public static async Task<EvidenceView?> FindAsync(NewsTrackerDbContext db, Evidence evidence, CancellationToken cancellationToken)
    {
        switch (evidence)
        {
            case Evidence.Marked marked:
                var annotation = await db.Annotations.Marks().Where(a => a.Id == marked.AnnotationId)
                    .Select(a => new { a.Id, a.RevisionId, a.Passage }).FirstOrDefaultAsync(cancellationToken);
                return annotation?.Passage is null
                    ? null
                    : await FindAsync(db, db.Revisions.Where(r => r.Id == annotation.RevisionId), annotation.Passage.Position, annotation.Id, cancellationToken);
            case Evidence.Unmarked unmarked:
                return await FindAsync(db, db.Revisions.Numbered(unmarked.ArticleId, unmarked.RevisionNumber), new TextPositionSelector(unmarked.Start, unmarked.End), null, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    public static async Task<EvidenceView?> FindAsync(NewsTrackerDbContext db, IQueryable<Revision> revision, TextPositionSelector position, long? annotationId, CancellationToken cancellationToken)
    {
        var text = await revision.Select(r => new { r.ArticleId, r.Number, r.Headline, r.BodyText, r.Language, r.PublishedAt, r.PublishedOffset, r.PublishedPrecision, r.Article!.DatedAt, Source = r.Article.Source!.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (text is null)
        {
            return null;
        }

        var map = new CodePointMap(text.BodyText);
        if (position.Start < 0 || position.End > map.Count || position.Length is <= 0 or > Passage.MaxLength)
        {
            return null;
        }

        var (start, end) = (map.ToUtf16(position.Start), map.ToUtf16(position.End));
        var before = map.ToUtf16(Math.Max(0, position.Start - ContextLength));
        var after = map.ToUtf16(Math.Min(map.Count, position.End + ContextLength));
        return new EvidenceView(
            annotationId, text.ArticleId, text.Number, text.Headline, text.Source, PrintedInstant.FromUtc(text.PublishedAt, text.PublishedOffset, text.PublishedPrecision), text.DatedAt, text.Language,
            position.Start, position.End, Left(text.BodyText[before..start], isCut: before > 0), text.BodyText[start..end], Right(text.BodyText[end..after], isCut: after < text.BodyText.Length));
    }

    /// <summary>Without the half of a word at the cut.</summary>
    private static string Left(string context, bool isCut) => isCut && context.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? "…" + context[space..] : context;

    private static string Right(string context, bool isCut) => isCut && context.LastIndexOf(' ') is >= 0 and var space ? context[..(space + 1)] + "…" : context;
}
