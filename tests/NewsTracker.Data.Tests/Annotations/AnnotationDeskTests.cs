using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Annotations;

namespace NewsTracker.Data.Tests.Annotations;

public sealed class AnnotationDeskTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private const string Text = "Lithuania 😀 will leave the Convention.\n\nFinland decides in the autumn, its minister said.";

    private static readonly AuditActor Editor = new(Guid.NewGuid(), "An editor", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mark_comes_back_as_it_was_made()
    {
        var article = await AddArticleAsync();
        var made = await MarkAsync(article, "will leave the Convention", "Decided.", await TagIdAsync("parliament-vote"));
        var kept = await ReadAsync(made.Id);
        Assert.Equal(new TextPositionSelector(12, 37), kept.Passage!.Position);
        Assert.Equal(new TextQuoteSelector("will leave the Convention", "Lithuania 😀 ", ".\n\nFinland decides in the autumn, its mi"), kept.Passage.Quote);
        Assert.Equal((1, "Decided.", Motivation.Commenting, "An editor"), (kept.Version, kept.Body, kept.Motivation, kept.CreatorName));
        Assert.Single(kept.TagIds);
        Assert.Null(await database.WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
        Assert.Equal(1, await database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.SubjectType == "Annotation" && e.SubjectId == $"{made.Id}" && e.Action == "annotations.mark")));
    }

    [Fact]
    public async Task The_selectors_are_stored_as_the_W3C_model_writes_them()
    {
        var made = await MarkAsync(await AddArticleAsync(), "Finland", null);
        var json = await database.WithDbAsync(db => db.Database.SqlQuery<string>($"select selectors::text as \"Value\" from annotations where id = {made.Id}").SingleAsync());
        Assert.Contains("\"TextPositionSelector\"", json, StringComparison.Ordinal);
        Assert.Equal("Finland", await database.WithDbAsync(db => db.Database.SqlQuery<string>(
            $"select jsonb_path_query_first(selectors, '$[*] ? (@.type == \"TextQuoteSelector\").exact') #>> '{{}}' as \"Value\" from annotations where id = {made.Id}").SingleAsync()));
    }

    [Fact]
    public async Task Words_that_do_not_stand_there_are_refused_and_nothing_is_kept()
    {
        var article = await AddArticleAsync();
        var refused = Assert.IsType<MarkOutcome.Refused>(await DeskAsync(desk => desk.MarkAsync(
            new NewMark(article, 1, new TextPositionSelector(0, 9), new TextQuoteSelector("Latvia wi", "", ""), Motivation.Highlighting, null, []), Editor, Cancelled)));
        Assert.Contains("“Lithuania”", refused.Why, StringComparison.Ordinal);
        Assert.IsType<MarkOutcome.NotFound>(await DeskAsync(desk => desk.MarkAsync(new NewMark(article, 7, new TextPositionSelector(0, 9), null, Motivation.Highlighting, null, []), Editor, Cancelled)));
        Assert.False(await database.WithDbAsync(db => db.Annotations.AnyAsync(a => a.ArticleId == article)));
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_versions()
    {
        var made = await MarkAsync(await AddArticleAsync(), "Finland", "First words.");
        Assert.IsType<AmendOutcome.Amended>(await EditAsync(made.Id, 1, "Words of the first."));
        var conflict = Assert.IsType<AmendOutcome.Conflict>(await EditAsync(made.Id, 1, "Words of the second."));
        Assert.Equal("Words of the first.", conflict.Current.Body);
        Assert.Equal([2], conflict.Since.Select(version => version.Number));
        Assert.IsType<AmendOutcome.Amended>(await EditAsync(made.Id, conflict.Current.Version, "Words of both."));
        Assert.Equal(["First words.", "Words of the first.", "Words of both."], await BodiesAsync(made.Id));
    }

    [Fact]
    public async Task Undoing_brings_back_what_was_before_and_keeps_the_history()
    {
        var made = await MarkAsync(await AddArticleAsync(), "Finland", "Before.", await TagIdAsync("explainer"));
        var before = (await ReadAsync(made.Id)).State;
        foreach (var change in new Func<AnnotationDesk, Task<AmendOutcome>>[]
        {
            desk => desk.EditAsync(made.Id, 1, Motivation.Commenting, "After.", [], Editor, Cancelled),
            desk => desk.ActAsync(made.Id, AnnotationAct.Resolved, null, Editor, Cancelled),
            desk => desk.ActAsync(made.Id, AnnotationAct.Retracted, null, Editor, Cancelled),
        })
        {
            Assert.IsType<AmendOutcome.Amended>(await DeskAsync(change));
        }

        Assert.IsType<AmendOutcome.Amended>(await DeskAsync(desk => desk.UndoAsync(made.Id, 1, 4, Editor, Cancelled)));
        var after = await ReadAsync(made.Id);
        Assert.Equal(before, after.State);
        Assert.Equal(5, after.Version);
        Assert.Null(after.RetractedBy);
        Assert.Equal(5, await database.WithDbAsync(db => db.AnnotationVersions.CountAsync(v => v.AnnotationId == made.Id)));
        Assert.IsType<AmendOutcome.NotFound>(await DeskAsync(desk => desk.UndoAsync(made.Id, 40, 5, Editor, Cancelled)));
    }

    [Fact]
    public async Task An_act_that_changes_nothing_leaves_no_trace()
    {
        var made = await MarkAsync(await AddArticleAsync(), "Finland", null);
        for (var i = 0; i < 2; i++)
        {
            await DeskAsync(desk => desk.ActAsync(made.Id, AnnotationAct.Resolved, null, Editor, Cancelled));
        }

        Assert.Equal(2, (await ReadAsync(made.Id)).Version);
    }

    [Fact]
    public async Task Evidence_that_a_position_rests_on_cannot_be_retracted_before_the_position()
    {
        var made = await MarkAsync(await AddArticleAsync(), "Lithuania", null);
        var claim = new PositionClaim(CountryCode.Parse("LTU", null), Topic.Withdrawal, Stance.Intends, new DateOnly(2025, 7, 9));
        Assert.IsType<RecordOutcome.Recorded>(await database.WithAsync<PositionDesk, RecordOutcome>(desk =>
            desk.RecordAsync(new Evidence.Marked(made.Id), [claim], PositionState.Submitted, null, Editor, Cancelled)));
        var refused = Assert.IsType<AmendOutcome.Refused>(await DeskAsync(desk => desk.ActAsync(made.Id, AnnotationAct.Retracted, null, Editor, Cancelled)));
        Assert.StartsWith("1 position rests on this passage", refused.Why, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(made.Id)).RetractedAt);
    }

    [Fact]
    public async Task A_reply_to_a_reply_joins_the_conversation_of_the_mark()
    {
        var made = await MarkAsync(await AddArticleAsync(), "Finland", "Is this decided?");
        var reply = Assert.IsType<MarkOutcome.Marked>(await DeskAsync(desk => desk.ReplyAsync(made.Id, "Not yet.", Editor, Cancelled))).Annotation;
        var second = Assert.IsType<MarkOutcome.Marked>(await DeskAsync(desk => desk.ReplyAsync(reply.Id, "Now it is.", Editor, Cancelled))).Annotation;
        Assert.Equal(made.Id, second.ReplyToId);
        Assert.IsType<MarkOutcome.Refused>(await DeskAsync(desk => desk.ReplyAsync(made.Id, "  ", Editor, Cancelled)));
        await DeskAsync(desk => desk.ActAsync(made.Id, AnnotationAct.Retracted, null, Editor, Cancelled));
        Assert.Contains("restore", Assert.IsType<MarkOutcome.Refused>(await DeskAsync(desk => desk.ReplyAsync(made.Id, "Too late.", Editor, Cancelled))).Why, StringComparison.Ordinal);
        Assert.Contains("restore", Assert.IsType<MarkOutcome.Refused>(await DeskAsync(desk => desk.ReplyAsync(reply.Id, "Too late, too.", Editor, Cancelled))).Why, StringComparison.Ordinal);
    }

    /// <summary>Eight editors work on one article at once: each marks, answers, resolves, and adds a line of their own to one shared comment, merging whenever somebody was faster.</summary>
    [Fact]
    public async Task Eight_editors_on_one_article_lose_no_change()
    {
        const int Editors = 8;
        const int Rounds = 4;
        var article = await AddArticleAsync();
        var shared = await MarkAsync(article, "Finland decides in the autumn", "Lines:");
        await Task.WhenAll(Enumerable.Range(0, Editors).Select(n => Task.Run(() => WorkAsync(article, shared.Id, n, Rounds), Cancelled)));

        var kept = await ReadAsync(shared.Id);
        var expected = Enumerable.Range(0, Editors).SelectMany(n => Enumerable.Range(0, Rounds).Select(round => $"line {round} of editor {n}")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, kept.Body!.Split('\n').Skip(1).Order(StringComparer.Ordinal));

        // Every change is a version of its own: the creation, and each line.
        var versions = await BodiesAsync(shared.Id);
        Assert.Equal(1 + (Editors * Rounds), versions.Count);
        Assert.All(versions.Zip(versions.Skip(1)), pair => Assert.StartsWith(pair.First!, pair.Second!, StringComparison.Ordinal));
        Assert.Equal(
            (Editors * Rounds, Editors * Rounds, Editors * Rounds),
            await database.WithDbAsync(async db => (
                await db.Annotations.Marks().CountAsync(a => a.ArticleId == article && a.Id != shared.Id, Cancelled),
                await db.Annotations.CountAsync(a => a.ArticleId == article && a.ReplyToId == shared.Id, Cancelled),
                await db.Annotations.CountAsync(a => a.ArticleId == article && a.ResolvedAt != null, Cancelled))));
        Assert.Null(await database.WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
    }

    [Fact]
    public async Task The_marks_of_an_article_are_one_walk_of_an_index()
    {
        var plan = await database.PlanAsync(db => db.Annotations.OfArticle(12).Standing().Take(10));
        Assert.Contains("ix_annotations_article_id_id", plan, StringComparison.Ordinal);
    }

    private async Task WorkAsync(long article, long shared, int number, int rounds)
    {
        var actor = new AuditActor(Guid.NewGuid(), $"Editor {number}", null);
        for (var round = 0; round < rounds; round++)
        {
            var mark = await DeskAsync(desk => desk.MarkAsync(new NewMark(article, 1, new TextPositionSelector(number, number + round + 3), null, Motivation.Highlighting, null, []), actor, Cancelled));
            await DeskAsync(desk => desk.ReplyAsync(shared, $"reply {round} of editor {number}", actor, Cancelled));
            var id = Assert.IsType<MarkOutcome.Marked>(mark).Annotation.Id;
            Assert.IsType<AmendOutcome.Amended>(await DeskAsync(desk => desk.ActAsync(id, AnnotationAct.Resolved, null, actor, Cancelled)));

            var read = await ReadAsync(shared);
            var (version, text) = (read.Version, read.Body);
            while (await DeskAsync(desk => desk.EditAsync(shared, version, Motivation.Commenting, $"{text}\nline {round} of editor {number}", [], actor, Cancelled)) is AmendOutcome.Conflict conflict)
            {
                (version, text) = (conflict.Current.Version, conflict.Current.Body);
            }
        }
    }

    private Task<long> AddArticleAsync() => database.WithDbAsync(db => MarkedArticles.AddAsync(db, [Text], Cancelled));

    [Fact]
    public async Task A_mark_is_not_retracted_while_a_position_is_recorded_on_it()
    {
        var claim = new PositionClaim(CountryCode.Parse("LTU", null), Topic.Withdrawal, Stance.Intends, new DateOnly(2025, 7, 9));
        for (var round = 0; round < 12; round++)
        {
            var made = await MarkAsync(await AddArticleAsync(), "Lithuania", null);
            var recording = Task.Run(() => database.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(new Evidence.Marked(made.Id), [claim], PositionState.Submitted, null, Editor, Cancelled)));
            var retracting = Task.Run(() => DeskAsync(desk => desk.ActAsync(made.Id, AnnotationAct.Retracted, null, Editor, Cancelled)));
            var (recorded, retracted) = (await recording is RecordOutcome.Recorded, await retracting is AmendOutcome.Amended);
            Assert.True(recorded != retracted, recorded ? "A position rests on a mark that was retracted." : "Neither was done.");
        }
    }

    private async Task<Annotation> MarkAsync(long article, string words, string? body, params long[] tags) => Assert.IsType<MarkOutcome.Marked>(await DeskAsync(desk => desk.MarkAsync(
        new NewMark(article, 1, null, new TextQuoteSelector(words, "", ""), body is null ? Motivation.Highlighting : Motivation.Commenting, body, tags), Editor, Cancelled))).Annotation;

    private Task<AmendOutcome> EditAsync(long id, int version, string body) => DeskAsync(desk => desk.EditAsync(id, version, Motivation.Commenting, body, [], Editor, Cancelled));

    private Task<Annotation> ReadAsync(long id) => database.WithDbAsync(db => db.Annotations.AsNoTracking().SingleAsync(a => a.Id == id, Cancelled));

    private Task<List<string?>> BodiesAsync(long id) => database.WithDbAsync(async db =>
        (await db.AnnotationVersions.AsNoTracking().Where(v => v.AnnotationId == id).OrderBy(v => v.Number).ToListAsync(Cancelled)).ConvertAll(version => version.State.Body));

    private Task<long> TagIdAsync(string slug) => database.WithDbAsync(db => db.Tags.Where(t => t.Slug == slug).Select(t => t.Id).SingleAsync(Cancelled));

    private Task<T> DeskAsync<T>(Func<AnnotationDesk, Task<T>> use) => database.WithAsync(use);
}
