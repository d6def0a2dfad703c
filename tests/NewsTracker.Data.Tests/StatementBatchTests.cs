using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests;

public sealed class StatementBatchTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public async Task Statements_run_in_their_order_and_each_gives_its_own_rows()
    {
        var found = await database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var batch = new StatementBatch(db)
                .Add("set local work_mem = '7MB'")
                .Add("select current_setting('work_mem')")
                .Add("select key from unnest($1) as key order by key desc", new[] { 1L, 3L, 2L });
            await using var rows = await batch.ReadAsync(TestContext.Current.CancellationToken);
            var values = new List<object>();
            do
            {
                while (await rows.ReadAsync(TestContext.Current.CancellationToken))
                {
                    values.Add(rows.GetValue(0));
                }
            }
            while (await rows.NextResultAsync(TestContext.Current.CancellationToken));
            return values;
        });
        Assert.Equal(["7MB", 3L, 2L, 1L], found);
    }

    [Fact]
    public async Task Statements_that_belong_together_need_a_transaction() =>
        await database.WithDbAsync(db => Task.FromResult(Assert.Throws<InvalidOperationException>(() => new StatementBatch(db))));
}
