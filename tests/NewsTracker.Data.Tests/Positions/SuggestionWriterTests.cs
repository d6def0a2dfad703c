using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Positions;

public sealed class SuggestionWriterTests(PositionBook book) : IClassFixture<PositionBook>
{
    private const string Words = "Estonia keeps production as an option";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_decided_is_not_proposed_again_and_the_rest_follows_the_engine()
    {
        await WriteAsync(1, Proposal("EST", Stance.Considers, Words), Proposal("LVA", Stance.Considers, "Poland and Latvia may make mines"), Proposal("POL", Stance.Considers, "Poland and Latvia may make mines", .2));
        var first = await ListAsync();
        Assert.Equal(["EST", "LVA"], first.Select(s => s.CountryCode.Value));
        Assert.Equal(2, await QueuedAsync());
        Assert.Equal(Words, first[0].Quote);

        Assert.IsType<SuggestionOutcome.Decided>(await book.Database.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts =>
            verdicts.DecideAsync(first[0].Id, SuggestionFate.Open, SuggestionFate.Rejected, "An option is not a plan", PositionBook.First, Cancelled)));

        // The next version proposes the rejected one again, drops the other, and finds a new one.
        await WriteAsync(2, Proposal("EST", Stance.Considers, Words), Proposal("FIN", Stance.Intends, "Factories in Lithuania and Finland are getting ready"));
        var second = await ListAsync();
        Assert.Equal([("EST", SuggestionFate.Rejected, 1), ("FIN", SuggestionFate.Open, 2)], second.Select(s => (s.CountryCode.Value, s.Fate, s.EngineVersion)));
        Assert.Equal(1, await QueuedAsync());

        await WriteAsync(3, Proposal("FIN", Stance.Intends, "Factories in Lithuania and Finland are getting ready", .9));
        var finland = (await ListAsync())[1];
        Assert.Equal((.9, 3, second[1].Id), (finland.Confidence, finland.EngineVersion, finland.Id));
    }

    [Fact]
    public async Task What_was_rejected_is_not_proposed_again_where_a_version_cuts_the_same_words_elsewhere()
    {
        await WriteAsync(1, Proposal("EST", Stance.Considers, Words));
        var rejected = (await ListAsync()).Single(s => s.CountryCode.Value == "EST");
        if (rejected.Fate is SuggestionFate.Open)
        {
            await book.Database.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts => verdicts.DecideAsync(rejected.Id, SuggestionFate.Open, SuggestionFate.Rejected, "An option is not a plan", PositionBook.First, Cancelled));
        }

        await WriteAsync(2, Proposal("EST", Stance.Considers, "keeps production as an option"));

        Assert.Equal(rejected.Id, (await ListAsync()).Single(s => s.CountryCode.Value == "EST").Id);
    }

    [Fact]
    public async Task What_a_model_read_gives_way_where_the_engine_says_the_same_of_some_of_the_words()
    {
        const string Whole = "Factories in Lithuania and Finland are getting ready";
        await WriteAsync(1, Proposal("LTU", Stance.Intends, Whole));
        await book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Quote == Whole && s.Fate == SuggestionFate.Open).ExecuteUpdateAsync(set => set.SetProperty(s => s.ModelName, "fake-7b"), Cancelled));

        await WriteAsync(2, Proposal("LTU", Stance.Intends, "Lithuania and Finland are getting ready"));

        var left = Assert.Single(await ListAsync(), s => s.CountryCode.Value == "LTU");
        Assert.Equal((null, "Lithuania and Finland are getting ready"), (left.ModelName, left.Quote));
    }

    [Fact]
    public async Task What_a_model_read_leaves_the_queue_with_its_words_and_moves_with_them_while_they_stay()
    {
        var article = await book.Database.WithDbAsync(db => CodedArticle.AddAsync(db, $"{Words}. Latvia rules mines out.", new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled));
        var (stays, goes) = (await ReadByModelAsync(article, "EST", Words), await ReadByModelAsync(article, "LVA", "Latvia rules mines out"));
        var text = $"Riga, 9 July. {Words}. Latvia says nothing of mines.";
        var revision = await ReviseAsync(article, text);
        await book.Database.WithAsync<SuggestionWriter, int>(async writer =>
        {
            await writer.WriteAsync(article.Id, revision, text, new Core.Analysis.Analysis(true, AnalysedLanguage.English, [], [], 8), Cancelled);
            return 0;
        });

        var left = await book.Database.WithDbAsync(db => db.Suggestions.AsNoTracking().Where(s => s.ArticleId == article.Id).ToListAsync(Cancelled));
        Assert.Equal((stays, revision, 14, 14 + Words.Length), Assert.Single(left.ConvertAll(s => (s.Id, s.RevisionId, s.QuoteStart, s.QuoteEnd))));
        Assert.False(await book.Database.WithDbAsync(db => db.ReviewItems.AnyAsync(i => i.SuggestionId == goes, Cancelled)));
    }

    [Fact]
    public async Task What_was_rejected_is_not_read_again_from_another_revision_by_other_bounds_of_the_words()
    {
        var article = await book.Database.WithDbAsync(db => CodedArticle.AddAsync(db, $"{Words} for later. Latvia rules mines out.", new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled));
        var rejected = await ReadByModelAsync(article, "EST", Words);
        Assert.IsType<SuggestionOutcome.Decided>(await book.Database.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts =>
            verdicts.DecideAsync(rejected, SuggestionFate.Open, SuggestionFate.Rejected, "An option is not a plan", PositionBook.First, Cancelled)));
        var text = $"Riga, 9 July. {Words} for later.";
        var revision = await ReviseAsync(article, text);
        foreach (var words in new[] { "keeps production as an option for later", "production as an option" })
        {
            var start = text.IndexOf(words, StringComparison.Ordinal);
            var added = await book.Database.WithDbAsync(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
                var reading = new ModelReading { ArticleId = article.Id, RevisionId = revision, DueAt = PositionBook.MicrosecondNow() };
                return await new ModelSuggestionWriter(db, TimeProvider.System).WriteAsync(reading, text, "fake-7b", [Read("EST", (start, start + words.Length))], Cancelled);
            });
            Assert.Equal(0, added);
        }
    }

    private static SuggestedPosition Proposal(string country, Stance stance, string words, double confidence = .8) =>
        new(CountryCode.Parse(country, null), Topic.Production, stance, new TextSpan(0, words.Length), confidence, words, null, null);

    /// <summary>Each proposal's reason names its words; here they get their place.</summary>
    private Task<int> WriteAsync(int version, params SuggestedPosition[] proposals) => book.Database.WithAsync<SuggestionWriter, int>(async writer =>
    {
        var placed = proposals.Select(p => p with { Evidence = new TextSpan(book.Article.Of(p.Reason).Start, p.Evidence.Length) }).ToList();
        await writer.WriteAsync(book.Article.Id, book.Article.RevisionId, book.Article.Body, new Core.Analysis.Analysis(true, AnalysedLanguage.English, [], placed, version), Cancelled);
        return 0;
    });

    private Task<long> ReadByModelAsync(CodedArticle article, string country, string words) => book.Database.WithDbAsync(async db =>
    {
        var (start, end) = article.Of(words);
        var reading = new ModelReading { ArticleId = article.Id, RevisionId = article.RevisionId, DueAt = PositionBook.MicrosecondNow() };
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        var read = Read("EST", article.Of(Words));
        var all = words == Words ? [read] : new[] { read, Read(country, (start, end)) };
        await new ModelSuggestionWriter(db, TimeProvider.System).WriteAsync(reading, article.Body, "fake-7b", all, Cancelled);
        await transaction.CommitAsync(Cancelled);
        return await db.Suggestions.Where(s => s.ArticleId == article.Id && s.Quote == words).Select(s => s.Id).SingleAsync(Cancelled);
    });

    private static ModelPosition Read(string country, (int Start, int End) at) =>
        new(CountryCode.Parse(country, null), Topic.Production, Stance.Considers, new TextSpan(at.Start, at.End - at.Start), null, null);

    private Task<long> ReviseAsync(CodedArticle article, string text) => book.Database.WithDbAsync(async db =>
    {
        var first = await db.Revisions.AsNoTracking().SingleAsync(r => r.Id == article.RevisionId, Cancelled);
        var second = new Revision
        {
            ArticleId = article.Id,
            Number = 2,
            FetchedAt = first.FetchedAt.AddHours(1),
            Headline = first.Headline,
            Language = first.Language,
            BodyText = text,
            BodyHtml = $"<p>{text}</p>",
            TextHash = Guid.NewGuid().ToByteArray(),
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
        };
        db.Revisions.Add(second);
        await db.SaveChangesAsync(Cancelled);
        return second.Id;
    });

    private Task<List<Suggestion>> ListAsync() => book.Database.WithDbAsync(db => db.Suggestions.AsNoTracking().Where(s => s.ArticleId == book.Article.Id).OrderBy(s => s.CountryCode).ToListAsync(Cancelled));

    private Task<int> QueuedAsync() => book.Database.WithDbAsync(db => db.ReviewItems.CountAsync(i => i.Suggestion!.ArticleId == book.Article.Id, Cancelled));
}
