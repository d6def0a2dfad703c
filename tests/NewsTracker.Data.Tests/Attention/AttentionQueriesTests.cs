using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Attention;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Tests.Positions;

namespace NewsTracker.Data.Tests.Attention;

public sealed class AttentionQueriesTests(PositionBook book) : IClassFixture<PositionBook>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_positions_that_count_or_wait_are_attention_to_their_topic()
    {
        await book.RecordOneAsync(PositionState.Draft);
        Assert.Empty(await DaysAsync());

        var id = await book.RecordOneAsync(PositionState.Submitted);
        Assert.Equal(new DayCount("production", PositionBook.SaidOn, 1), Assert.Single(await DaysAsync()));

        await book.ActAsync(id, PositionAct.Accept, by: PositionBook.Second);
        Assert.Single(await DaysAsync());

        await book.ActAsync(id, PositionAct.Retract, reason: "Misread", by: PositionBook.Second);
        Assert.Empty(await DaysAsync());
    }

    [Fact]
    public async Task A_suggestion_is_attention_until_it_is_decided()
    {
        var id = await book.SuggestAsync();
        Assert.Single(await DaysAsync());

        // An accepted suggestion is counted by its position, which this one has lost.
        await book.Database.WithDbAsync(db => db.Suggestions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Fate, SuggestionFate.Accepted), Cancelled));
        Assert.Empty(await DaysAsync());
    }

    private Task<IReadOnlyList<DayCount>> DaysAsync() =>
        book.Database.WithDbAsync(db => db.DaysByTopicAsync([Topic.Production], PositionBook.SaidOn, PositionBook.SaidOn, Cancelled));
}
