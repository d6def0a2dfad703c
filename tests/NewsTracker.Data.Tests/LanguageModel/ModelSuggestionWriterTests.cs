using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Tests.Positions;

namespace NewsTracker.Data.Tests.LanguageModel;

public sealed class ModelSuggestionWriterTests(PositionBook book) : IClassFixture<PositionBook>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_model_reads_no_more_stays_where_an_editor_decides_on_it_in_that_moment()
    {
        var suggestion = await book.SuggestAsync("a-model");
        SuggestionOutcome? decided = null;
        await book.Database.WhileHeldAsync(
            book.Article.Id,
            async () => decided = await book.Database.WithAsync<SuggestionVerdicts, SuggestionOutcome>(verdicts => verdicts.DecideAsync(suggestion, SuggestionFate.Open, SuggestionFate.Rejected, "Not said by the state", PositionBook.First, Cancelled)),
            () => ReadNothingAsync());
        Assert.IsType<SuggestionOutcome.Decided>(decided);
        Assert.Equal(SuggestionFate.Rejected, await book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled)));
    }

    private Task<int> ReadNothingAsync() => book.Database.WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        var reading = new ModelReading { ArticleId = book.Article.Id, RevisionId = book.Article.RevisionId, DueAt = PositionBook.MicrosecondNow() };
        var added = await new ModelSuggestionWriter(db, TimeProvider.System).WriteAsync(reading, book.Article.Body, "a-model", [], Cancelled);
        await transaction.CommitAsync(Cancelled);
        return added;
    });
}
