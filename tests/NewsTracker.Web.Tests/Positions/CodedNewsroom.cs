using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>An article in the running application, and what is recorded on it.</summary>
internal sealed record CodedNewsroom(NewsTrackerApp App, CodedArticle Article)
{
    public static readonly AuditActor Colleague = new(Guid.Parse("01997000-0000-7000-8000-000000000021"), "A colleague", null);

    public static readonly DateOnly SaidOn = new(2025, 7, 9);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<CodedNewsroom> AddAsync(NewsTrackerApp app) =>
        new(app, await app.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled, reliability: 3)));

    /// <summary>The address of the form for some words of the article.</summary>
    public string FormFor(string words)
    {
        var (start, end) = Article.Of(words);
        return $"/positions/add?article={Article.Id}&revision=1&start={start}&end={end}";
    }

    public async Task<IReadOnlyList<long>> RecordAsync(string words, PositionState state, Topic topic, Stance stance, params string[] countries)
    {
        var (start, end) = Article.Of(words);
        var claims = countries.Select(code => new PositionClaim(CountryCode.Parse(code, null), topic, stance, SaidOn, code == "LTU" ? "Karolis Aleksa" : null, code == "LTU" ? "deputy defence minister" : null)).ToList();
        var outcome = await App.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(new Evidence.Unmarked(Article.Id, 1, start, end), claims, state, null, Colleague, Cancelled));
        return Assert.IsType<RecordOutcome.Recorded>(outcome).PositionIds;
    }

    /// <summary>What was recorded on the article, in the order of its recording: <c>LTU Production Intends</c>.</summary>
    public Task<List<string>> CodedAsync() => App.WithDbAsync(async db =>
        (await db.Positions.AsNoTracking().Where(p => p.ArticleId == Article.Id).OrderBy(p => p.Id).ToListAsync(Cancelled)).ConvertAll(p => $"{p.CountryCode.Value} {p.Topic} {p.Stance}"));

    public async Task RetractAsync(long positionId)
    {
        var seen = await App.WithDbAsync(db => db.PositionReviews.Where(r => r.PositionId == positionId).OrderByDescending(r => r.Id).Select(r => r.ActId).FirstAsync(Cancelled));
        Assert.IsType<ActOutcome.Done>(await App.WithAsync<PositionVerdicts, ActOutcome>(verdicts => verdicts.ActAsync(positionId, PositionAct.Retract, seen, "Said of sea mines", Colleague, Cancelled)));
    }

    public Task<long> SuggestAsync(string words, Topic topic, Stance stance, string country) => App.WithDbAsync(async db =>
    {
        var (start, end) = Article.Of(words);
        var suggestion = new Suggestion
        {
            ArticleId = Article.Id,
            RevisionId = Article.RevisionId,
            CountryCode = CountryCode.Parse(country, null),
            Topic = topic,
            Stance = stance,
            QuoteStart = start,
            QuoteEnd = end,
            Quote = words,
            Confidence = .81,
            Reason = "keeps … as an option: considers",
            EngineVersion = 4,
            MadeAt = TimeProvider.System.GetUtcNow(),
        };
        db.ReviewItems.Add(new ReviewItem { Suggestion = suggestion, CountryCode = suggestion.CountryCode, QueuedAt = suggestion.MadeAt, TurnAt = suggestion.MadeAt });
        await db.SaveChangesAsync(Cancelled);
        return suggestion.Id;
    });

    /// <summary>Another revision of the article comes in, with this text.</summary>
    public Task<int> ReviseAsync(string text) => App.WithDbAsync(async db =>
    {
        var article = await db.Articles.SingleAsync(a => a.Id == Article.Id, Cancelled);
        var first = await db.Revisions.AsNoTracking().SingleAsync(r => r.ArticleId == Article.Id, Cancelled);
        var second = new Revision
        {
            ArticleId = Article.Id,
            Number = 2,
            FetchedAt = first.FetchedAt.AddHours(1),
            Headline = first.Headline,
            Language = first.Language,
            BodyText = text,
            BodyHtml = string.Concat(text.Split("\n\n").Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>")),
            TextHash = Guid.NewGuid().ToByteArray(),
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
        };
        article.TakeTextOf(second);
        article.RevisionCount = 2;
        db.Revisions.Add(second);
        return await db.SaveChangesAsync(Cancelled);
    });

    /// <summary>Rejects a suggestion and reopens it: it waits as before, with a history.</summary>
    public async Task<long> DecideTwiceAsync(long suggestionId)
    {
        await DecideAsync(suggestionId, SuggestionFate.Open, SuggestionFate.Rejected, "Said of sea mines");
        await DecideAsync(suggestionId, SuggestionFate.Rejected, SuggestionFate.Open, null);
        return suggestionId;
    }

    public Task RejectAsync(long suggestionId) => DecideAsync(suggestionId, SuggestionFate.Open, SuggestionFate.Rejected, "Said of sea mines");

    private async Task DecideAsync(long suggestionId, SuggestionFate seen, SuggestionFate fate, string? reason) =>
        Assert.IsType<SuggestionOutcome.Decided>(await App.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts => verdicts.DecideAsync(suggestionId, seen, fate, reason, Colleague, Cancelled)));

    public Task<long> QueuedAsync(long suggestionId) => App.WithDbAsync(db => db.ReviewItems.Where(i => i.SuggestionId == suggestionId).Select(i => i.Id).SingleAsync(Cancelled));
}
