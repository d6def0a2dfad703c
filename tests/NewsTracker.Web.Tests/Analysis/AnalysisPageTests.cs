using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Scoring;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Analysis;

/// <summary>What admins see of the engine's worth, and going back from a training.</summary>
public sealed class AnalysisPageTests : IAsyncLifetime
{
    private static readonly CountryCode Lithuania = CountryCode.Parse("LTU", null);

    private readonly NewsTrackerApp app = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Verdicts_are_counted_by_topic_stance_confidence_and_engine_and_the_unclear_are_left_out_of_the_share()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await JudgeAsync(newsroom, Topic.Withdrawal, Stance.Intends, .91, SuggestionFate.Accepted, 3);
        await JudgeAsync(newsroom, Topic.Withdrawal, Stance.Considers, .72, SuggestionFate.Rejected, 1);
        await JudgeAsync(newsroom, Topic.Production, Stance.Considers, .72, SuggestionFate.Corrected, 1);
        await JudgeAsync(newsroom, Topic.Production, Stance.Considers, .72, SuggestionFate.Unclear, 2);
        await JudgeAsync(newsroom, Topic.Transfer, Stance.Intends, .91, SuggestionFate.Open, 4);
        await JudgeAsync(newsroom, Topic.Use, Stance.Intends, .5, SuggestionFate.Accepted, 2, model: "fake-7b");

        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync("/analysis", Cancelled);

        Assert.Contains("Of 5 suggestions with a verdict, 60 % were accepted without a change", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Withdrawal 75% 3 0 1 0", "Production 0% 0 1 0 2",
                "Considers 0% 0 1 1 2", "Intends 100% 3 0 0 0",
                "90–100% 100% 3 0 0 0", "70–80% 0% 0 1 1 2",
                $"Version {PositionAnalyser.EngineVersion} 60% 3 1 1 2",
                "fake-7b 100% 2 0 0 0",
            ],
            RowsOf(page));
    }

    [Fact]
    public async Task What_was_accepted_with_another_that_said_the_same_counts_as_accepted_until_the_position_is_retracted()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var twin = await SuggestAsync(newsroom, Topic.Transfer, Stance.Considers, .91);
        var position = await RecordAsync(newsroom, await SuggestAsync(newsroom, Topic.Transfer, Stance.Considers, .5, "fake-7b"), Topic.Transfer, Stance.Considers, PositionState.Accepted);
        var admin = await app.CreateSignedInAsync(Role.Admin);

        Assert.Equal(SuggestionFate.Accepted, await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == twin).Select(s => s.Fate).SingleAsync(Cancelled)));
        Assert.Contains("Transfer 100% 1 0 0 0", RowsOf(await admin.PageAsync("/analysis", Cancelled)));
        await newsroom.RetractAsync(position);
        Assert.Empty(RowsOf(await admin.PageAsync("/analysis", Cancelled)));
    }

    [Fact]
    public async Task A_verdict_counts_as_what_holds_of_it_what_was_put_right_later_as_corrected_and_what_was_retracted_or_is_a_draft_as_unclear()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        Task<long> SuggestedAsync() => SuggestAsync(newsroom, Topic.Withdrawal, Stance.Intends, .91);
        await RecordAsync(newsroom, await SuggestedAsync(), Topic.Withdrawal, Stance.Intends, PositionState.Accepted);
        await RecordAsync(newsroom, await SuggestedAsync(), Topic.Withdrawal, Stance.Intends, PositionState.Draft);
        var retracted = await RecordAsync(newsroom, await SuggestedAsync(), Topic.Withdrawal, Stance.Intends, PositionState.Accepted);
        var putRight = await RecordAsync(newsroom, await SuggestedAsync(), Topic.Withdrawal, Stance.Intends, PositionState.Accepted);
        await newsroom.RetractAsync(retracted);
        await CorrectAsync(putRight, Topic.Withdrawal, Stance.Considers);

        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync("/analysis", Cancelled);

        Assert.Contains("Withdrawal 50% 1 1 0 2", RowsOf(page));
    }

    [Fact]
    public async Task A_training_that_is_set_aside_brings_back_the_one_before_and_that_is_audited()
    {
        var (first, second) = (await TrainAsync(isKept: true), await TrainAsync(isKept: true));
        var admin = await app.CreateSignedInAsync(Role.Admin);
        Assert.Equal(["In use", "Replaced"], MarksOf(await admin.PageAsync("/analysis", Cancelled)));

        using var set = await admin.PostFormAsync("/analysis", new() { ["id"] = $"{second}" }, "SetAside");
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);

        var page = await admin.PageAsync("/analysis", Cancelled);
        Assert.Equal(["Set aside", "In use"], MarksOf(page));
        Assert.Contains("The scorer before it is in use again", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(first, await app.WithDbAsync(db => db.Scorers.InUse().Select(s => s.Id).SingleAsync(Cancelled)));
        Assert.Equal([$"{second}"], await AuditedAsync());
    }

    [Fact]
    public async Task A_training_that_is_in_use_no_longer_is_not_set_aside()
    {
        var (first, second) = (await TrainAsync(isKept: true), await TrainAsync(isKept: true));
        var admin = await app.CreateSignedInAsync(Role.Admin);

        using var late = await admin.PostFormAsync("/analysis", new() { ["id"] = $"{first}" }, "SetAside");

        var page = await admin.PageAsync("/analysis", Cancelled);
        Assert.Equal(["In use", "Replaced"], MarksOf(page));
        Assert.Contains("That scorer is no longer in use", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(second, await app.WithDbAsync(db => db.Scorers.InUse().Select(s => s.Id).SingleAsync(Cancelled)));
        Assert.Empty(await AuditedAsync());
    }

    [Fact]
    public async Task The_figures_of_a_training_that_was_no_better_are_shown_and_the_weights_of_the_engine_stay_in_use()
    {
        await TrainAsync(isKept: false);

        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync("/analysis", Cancelled);

        Assert.Equal(["Not better"], MarksOf(page));
        Assert.Contains("In use are the weights that come with the engine.", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(["60 verdicts, 40 articles", "30 of 40 (75 %)", "27 of 30 (90 %)", "0.512", "0.401"], page.QuerySelectorAll("#trainings tbody td").Take(5).Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_training_that_came_to_nothing_is_told_of()
    {
        var asked = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        const string why = "Nothing was trained: 1 article has verdicts on what today's engine reads, and it takes 20 to tell better from worse.";
        var job = await app.WithDbAsync(async db =>
        {
            var ended = new Job { Kind = Retraining.Kind, Title = "Training", Parameters = "{}", AskedBy = "Vera", AskedAt = asked, NotBefore = asked, State = JobState.Succeeded, FinishedAt = asked.AddMinutes(1), Message = why };
            db.Jobs.Add(ended);
            await db.SaveChangesAsync(Cancelled);
            return ended.Id;
        });

        var page = await (await app.CreateSignedInAsync(Role.Admin)).PageAsync("/analysis", Cancelled);

        var told = page.QuerySelector("#last-training")!;
        Assert.Contains(why, told.TextContent, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector($"a[href='/jobs/{job}']"));
    }

    [Theory]
    [InlineData("Archive", "The archive is being analysed already")]
    [InlineData("Retrain", "The scorer is being trained already")]
    public async Task Asked_for_again_while_it_waits_the_job_is_shown_and_said_to_be_under_way(string handler, string said)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);

        using var first = await admin.PostFormAsync("/analysis", [], handler);
        var begun = await admin.PageAsync(first.Headers.Location!.OriginalString, Cancelled);
        using var again = await admin.PostFormAsync("/analysis", [], handler);
        var shown = await admin.PageAsync(again.Headers.Location!.OriginalString, Cancelled);

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.DoesNotContain(said, begun.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains(said, shown.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.Jobs.CountAsync(Cancelled)));
    }

    private static IEnumerable<string> MarksOf(IHtmlDocument page) => page.QuerySelectorAll("#trainings .mark").Select(mark => mark.TextContent);

    /// <summary>Each row of the table of precision without its interval: name, share, accepted, corrected, rejected, unclear.</summary>
    private static IEnumerable<string> RowsOf(IHtmlDocument page) => page.QuerySelectorAll("#precision-table tbody tr").Where(row => row.Children.Length > 1)
        .Select(row => string.Join(' ', row.Children.Where((_, column) => column != 2).Select(cell => cell.TextContent.Trim().Replace(" %", "%", StringComparison.Ordinal))));

    private async Task JudgeAsync(CodedNewsroom newsroom, Topic topic, Stance stance, double confidence, SuggestionFate fate, int times, string? model = null)
    {
        for (var i = 0; i < times; i++)
        {
            var id = await SuggestAsync(newsroom, topic, stance, confidence, model);
            switch (fate)
            {
                case SuggestionFate.Accepted:
                    await RecordAsync(newsroom, id, topic, stance, PositionState.Accepted);
                    break;
                case SuggestionFate.Corrected:
                    await RecordAsync(newsroom, id, topic, Stance.RulesOut, PositionState.Accepted);
                    break;
                case SuggestionFate.Rejected or SuggestionFate.Unclear:
                    await app.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts => verdicts.DecideAsync(id, SuggestionFate.Open, fate, "Said of sea mines", CodedNewsroom.Colleague, Cancelled));
                    break;
            }
        }
    }

    private Task<long> SuggestAsync(CodedNewsroom newsroom, Topic topic, Stance stance, double confidence, string? model = null) => app.WithDbAsync(async db =>
    {
        var suggestion = new Suggestion
        {
            ArticleId = newsroom.Article.Id,
            RevisionId = newsroom.Article.RevisionId,
            CountryCode = Lithuania,
            Topic = topic,
            Stance = stance,
            QuoteStart = 0,
            QuoteEnd = 9,
            Quote = "Factories",
            Confidence = confidence,
            Reason = "for the count",
            EngineVersion = PositionAnalyser.EngineVersion,
            ModelName = model,
            MadeAt = TimeProvider.System.GetUtcNow(),
        };
        db.Suggestions.Add(suggestion);
        await db.SaveChangesAsync(Cancelled);
        return suggestion.Id;
    });

    /// <summary>Makes a position from a suggestion.</summary>
    private async Task<long> RecordAsync(CodedNewsroom newsroom, long suggestionId, Topic topic, Stance stance, PositionState state)
    {
        // A day of its own: the same said twice on the same words is refused.
        var claim = new PositionClaim(Lithuania, topic, stance, CodedNewsroom.SaidOn.AddDays(-(int)(suggestionId % 1000)));
        var outcome = await app.WithAsync<PositionDesk, RecordOutcome>(
            desk => desk.RecordAsync(new Evidence.Unmarked(newsroom.Article.Id, 1, 0, 9), [claim], state, suggestionId, CodedNewsroom.Colleague, Cancelled));
        return Assert.Single(Assert.IsType<RecordOutcome.Recorded>(outcome).PositionIds);
    }

    private async Task CorrectAsync(long positionId, Topic topic, Stance stance)
    {
        var claim = new PositionClaim(Lithuania, topic, stance, CodedNewsroom.SaidOn);
        var seen = await app.WithDbAsync(db => db.PositionReviews.Where(r => r.PositionId == positionId).Select(r => r.ActId).SingleAsync(Cancelled));
        Assert.IsType<RecordOutcome.Recorded>(await app.WithAsync<PositionDesk, RecordOutcome>(desk => desk.CorrectAsync(positionId, seen, claim, "Read again", CodedNewsroom.Colleague, Cancelled)));
    }

    private Task<long> TrainAsync(bool isKept) => app.WithDbAsync(async db =>
    {
        var record = new ScorerRecord
        {
            TrainedAt = TimeProvider.System.GetUtcNow(),
            AskedBy = "Vera",
            EngineVersion = PositionAnalyser.EngineVersion,
            Articles = 40,
            Verdicts = 60,
            Before = new ScorerFigures(Judged: 60, Shown: 40, Right: 30, Missed: 5, LogLoss: .512),
            After = new ScorerFigures(Judged: 60, Shown: 30, Right: 27, Missed: 8, LogLoss: .401),
            IsKept = isKept,
            Weights = "",
        };
        db.Scorers.Add(record);
        await db.SaveChangesAsync(Cancelled);
        return record.Id;
    });

    private Task<List<string>> AuditedAsync() => app.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "scorer.set-aside").Select(e => e.SubjectId).ToListAsync(Cancelled));
}
