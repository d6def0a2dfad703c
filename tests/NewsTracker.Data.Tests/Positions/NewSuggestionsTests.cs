using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;

namespace NewsTracker.Data.Tests.Positions;

public sealed class NewSuggestionsTests(PositionBook book) : IClassFixture<PositionBook>
{
    private const string Words = "Estonia keeps production as an option";

    /// <summary>What differs between two writings of the same.</summary>
    private const string Own = "{id,suggestion_id,made_at,queued_at,turn_at}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_of_a_new_article_is_what_would_be_written_of_a_known_one()
    {
        var analysis = new Core.Analysis.Analysis(
            true, AnalysedLanguage.English, [],
            [
                Proposal("EST", .8) with { Speaker = "The minister", SaidOn = new DateOnly(2026, 3, 1) },
                Proposal("LVA", .7),
                Proposal("LVA", .6) with { Reason = "The same again" },
                Proposal("POL", .2),
            ],
            4);
        var known = await WrittenAsync((writer, _) => writer.WriteAsync(book.Article.Id, book.Article.RevisionId, book.Article.Body, analysis, Cancelled));
        await book.Database.WithDbAsync(db => db.Suggestions.ExecuteDeleteAsync(Cancelled));
        var @new = await WrittenAsync(async (writer, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await writer.WriteNewAsync([(book.Article.Id, book.Article.RevisionId, book.Article.Body, analysis)], Cancelled);
            await transaction.CommitAsync(Cancelled);
        });
        Assert.Equal(4, known.Count);
        Assert.Equal(known, @new);
    }

    [Fact]
    public async Task Where_nothing_is_proposed_nothing_is_written() =>
        Assert.False(await book.Database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Suggestions.ExecuteDeleteAsync(Cancelled);
            var analysis = new Core.Analysis.Analysis(true, AnalysedLanguage.English, [], [Proposal("POL", .2)], 4);
            await new SuggestionWriter(db, TimeProvider.System).WriteNewAsync([(book.Article.Id, book.Article.RevisionId, book.Article.Body, analysis)], Cancelled);
            return await db.Suggestions.AnyAsync(Cancelled);
        }));

    private SuggestedPosition Proposal(string country, double confidence) =>
        new(CountryCode.Parse(country, null), Topic.Production, Stance.Considers, new TextSpan(book.Article.Of(Words).Start, Words.Length), confidence, "A reason", null, null);

    private Task<List<string>> WrittenAsync(Func<SuggestionWriter, NewsTrackerDbContext, Task> write) => book.Database.WithDbAsync(async db =>
    {
        await write(new SuggestionWriter(db, TimeProvider.System), db);
        return await db.Database.SqlQuery<string>(
            $"""
            select (to_jsonb(s) - {Own}::text[])::text || (s.made_at is not null) as "Value" from suggestions s
            union all select (to_jsonb(i) - {Own}::text[])::text || s.country_code || (i.queued_at = s.made_at and i.turn_at = s.made_at) from review_items i join suggestions s on s.id = i.suggestion_id
            order by 1
            """).ToListAsync(Cancelled);
    });
}
