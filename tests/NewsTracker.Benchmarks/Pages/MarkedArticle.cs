using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>A long article with 200 comments, half of them made before its text was edited, so that each view anchors them anew.</summary>
internal static class MarkedArticle
{
    private const int MarksOfEach = 100;

    private static readonly string Text = string.Join("\n\n", Enumerable.Range(1, 40).Select(n =>
        $"Paragraph {n} of a long report. Officials of Lithuania and Finland said in round {n} that they would leave. Nobody in group {n} answered, and {n} questions stayed open."));

    public static async Task<CodedArticle> AddAsync(IServiceProvider services, AuditActor editor, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<NewsTrackerDbContext>();
        var desk = services.GetRequiredService<AnnotationDesk>();
        var article = await CodedArticle.AddAsync(db, Text, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), cancellationToken);
        await MarkAsync(desk, article, 1, editor, cancellationToken);
        var edited = article with { Body = Text.Replace("Paragraph 1 of", "An edited paragraph of", StringComparison.Ordinal).Replace("questions", "matters", StringComparison.Ordinal) };
        await EditAsync(db, edited, cancellationToken);
        await MarkAsync(desk, edited, 2, editor, cancellationToken);
        return edited;
    }

    private static async Task MarkAsync(AnnotationDesk desk, CodedArticle article, int revision, AuditActor editor, CancellationToken cancellationToken)
    {
        var sentences = SentenceBreaks.Find(article.Body);
        for (var i = 0; i < MarksOfEach; i++)
        {
            var sentence = sentences[i * 7 % sentences.Count];
            var mark = new NewMark(article.Id, revision, new TextPositionSelector(sentence.Start.Value, sentence.End.Value), null, Motivation.Commenting, $"Comment {i}", []);
            if (await desk.MarkAsync(mark, editor, cancellationToken) is not MarkOutcome.Marked)
                throw new InvalidOperationException($"Mark {i} on revision {revision} was refused.");
        }
    }

    private static async Task EditAsync(NewsTrackerDbContext db, CodedArticle edited, CancellationToken cancellationToken)
    {
        var article = await db.Articles.FindAsync([edited.Id], cancellationToken) ?? throw new InvalidOperationException("The article is gone.");
        var revision = new Revision
        {
            ArticleId = edited.Id,
            Number = 2,
            FetchedAt = article.FirstSeenAt.AddHours(1),
            Headline = "Neighbours of Russia turn back to the mine",
            Language = "en",
            BodyText = edited.Body,
            BodyHtml = string.Concat(edited.Body.Split("\n\n").Select(paragraph => $"<p>{paragraph}</p>")),
            TextHash = Guid.NewGuid().ToByteArray(),
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
        };
        article.TakeTextOf(revision);
        article.RevisionCount = 2;
        db.Revisions.Add(revision);
        await db.SaveChangesAsync(cancellationToken);
    }
}
