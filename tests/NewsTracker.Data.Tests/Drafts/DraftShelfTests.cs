using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Drafts;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Drafts;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Drafts;

public sealed class DraftShelfTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_words_kept_are_those_that_come_back_and_nobody_else_sees_them()
    {
        var (writer, other) = (await AddUserAsync(), await AddUserAsync());
        Assert.IsType<DraftOutcome.Kept>(await KeepAsync(writer, "mark:1:1", "first"));
        Assert.IsType<DraftOutcome.Kept>(await KeepAsync(writer, "mark:1:1", "šķiet\0 \"last\""));
        Assert.Equal("šķiet \"last\"", (await FindAsync(writer, "mark:1:1"))!.Fields["Body"]);
        Assert.Null(await FindAsync(other, "mark:1:1"));
        await database.WithAsync<DraftShelf, int>(async shelf =>
        {
            await shelf.DiscardAsync(writer, "mark:1:1", Cancelled);
            return 0;
        });
        Assert.Null(await FindAsync(writer, "mark:1:1"));
    }

    [Fact]
    public async Task What_is_no_draft_is_refused_in_words()
    {
        var writer = await AddUserAsync();
        Assert.Contains("letters", Assert.IsType<DraftOutcome.Refused>(await KeepAsync(writer, "no key", "x")).Why, StringComparison.Ordinal);
        Assert.Contains("letters", Assert.IsType<DraftOutcome.Refused>(await KeepAsync(writer, new string('a', Draft.MaxKeyLength + 1), "x")).Why, StringComparison.Ordinal);
        Assert.Contains("characters", Assert.IsType<DraftOutcome.Refused>(await KeepAsync(writer, "long", new string('x', Draft.MaxLength))).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_users_oldest_drafts_make_room()
    {
        var writer = await AddUserAsync();
        for (var i = 0; i <= Draft.MaxPerUser; i++)
        {
            Assert.IsType<DraftOutcome.Kept>(await KeepAsync(writer, $"form:{i}", "x"));
        }

        Assert.Equal(Draft.MaxPerUser, await database.WithDbAsync(db => db.Drafts.CountAsync(d => d.UserId == writer, Cancelled)));
        Assert.Null(await FindAsync(writer, "form:0"));
        Assert.NotNull(await FindAsync(writer, $"form:{Draft.MaxPerUser}"));
    }

    private Task<Guid> AddUserAsync() => database.WithDbAsync(async db =>
    {
        var user = new User { Id = Guid.NewGuid(), DisplayName = "A writer", CreatedAt = DateTimeOffset.UnixEpoch };
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancelled);
        return user.Id;
    });

    private Task<DraftOutcome> KeepAsync(Guid user, string key, string body) =>
        database.WithAsync<DraftShelf, DraftOutcome>(shelf => shelf.KeepAsync(user, key, new Dictionary<string, string> { ["Body"] = body }, Cancelled));

    private Task<Draft?> FindAsync(Guid user, string key) => database.WithAsync<DraftShelf, Draft?>(shelf => shelf.FindAsync(user, key, Cancelled));
}
