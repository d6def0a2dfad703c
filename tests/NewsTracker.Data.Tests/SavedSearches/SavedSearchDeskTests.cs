using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.Notices;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.SavedSearches;

public sealed class SavedSearchDeskTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_is_saved_in_its_one_form_changed_and_deleted_with_an_event_for_each()
    {
        var reader = await database.AddReaderAsync();
        var search = await SavedAsync(reader, " Baltic  exits ", "country:lithuania  mines");
        Assert.Equal(("Baltic exits", "country:LTU mines", false), (search.Name, search.Query, search.IsShared));
        await ChangeAsync(search.Id, new("Baltic exits", "country:LTU", IsShared: true), reader);
        await ChangeAsync(search.Id, new("Baltic exits", "country:LTU", IsShared: true), reader);
        Assert.IsType<SavedSearchOutcome.Done>(await DeskAsync(desk => desk.DeleteAsync(search.Id, reader, Cancelled)));
        Assert.Equal(["searches.save", "searches.change", "searches.delete"], await ActsAsync(search.Id));
        Assert.False(await database.WithDbAsync(db => db.SavedSearches.AnyAsync(s => s.Id == search.Id, Cancelled)));
    }

    [Fact]
    public async Task A_name_is_taken_once_by_one_owner_whatever_its_case_and_free_for_others()
    {
        var (reader, other) = (await database.AddReaderAsync(), await database.AddReaderAsync());
        var search = await SavedAsync(reader, "Šakalienė", "mines");
        var refused = Assert.IsType<SavedSearchOutcome.Refused>(await SaveAsync(reader, "šakalienė", "ferry"));
        Assert.Contains("already", refused.Why, StringComparison.Ordinal);
        await SavedAsync(other, "Šakalienė", "mines");
        Assert.IsType<SavedSearchOutcome.Done>(await DeskAsync(desk => desk.ChangeAsync(search.Id, new("ŠAKALIENĖ", "mines", false), reader, Cancelled)));
    }

    [Theory]
    [InlineData("50%", "Up 50% on 2024")]
    [InlineData("5_%", "Kept as 5_% of")]
    [InlineData(@"a\b", @"Path a\b")]
    [InlineData("%", "Up 50% on 2024", "Kept as 5_% of")]
    public async Task Words_are_sought_as_they_stand_though_they_hold_wildcards(string words, params string[] found)
    {
        var reader = await database.AddReaderAsync();
        foreach (var name in new[] { "Up 50% on 2024", "Kept as 5_% of", @"Path a\b", "Up 501 on 2024", "acb" })
        {
            await SavedAsync(reader, name, "mines");
        }

        Assert.Equal(found.Order(StringComparer.Ordinal), (await database.WithDbAsync(db => db.SavedSearches.Where(s => s.OwnerId == reader.Id).Containing(words).Select(s => s.Name).ToListAsync(Cancelled))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_many_that_save_one_name_at_once_one_does()
    {
        var reader = await database.AddReaderAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SaveAsync(reader, "At once", "mines")));
        Assert.Single(outcomes.OfType<SavedSearchOutcome.Done>());
        Assert.Equal(7, outcomes.OfType<SavedSearchOutcome.Refused>().Count());
    }

    [Fact]
    public async Task Of_two_that_delete_a_search_at_once_one_does_and_the_other_is_told()
    {
        var reader = await database.AddReaderAsync();
        var search = await SavedAsync(reader, "Deleted at once", "mines");
        var outcomes = new List<SavedSearchOutcome>();
        async Task DeleteAsync() => outcomes.Add(await DeskAsync(desk => desk.DeleteAsync(search.Id, reader, Cancelled)));
        await database.WhileHeldAsync($"select from saved_searches where id = {search.Id} for update", DeleteAsync, DeleteAsync);
        Assert.Single(outcomes.OfType<SavedSearchOutcome.Done>());
        Assert.Single(outcomes.OfType<SavedSearchOutcome.NotTheirs>());
        Assert.Equal(["searches.save", "searches.delete"], await ActsAsync(search.Id));
    }

    [Fact]
    public async Task Past_the_most_that_one_may_keep_the_message_says_what_to_do()
    {
        var reader = await database.AddReaderAsync();
        await database.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"insert into saved_searches (owner_id, name, query, is_shared, created_at, changed_at) select {reader.Id}, 'Search ' || n, 'mines', false, now(), now() from generate_series(1, {SavedSearch.MaxPerOwner}) n", Cancelled));
        Assert.Contains("Delete one", Assert.IsType<SavedSearchOutcome.Refused>(await SaveAsync(reader, "One more", "mines")).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_cannot_be_asked_is_pointed_at()
    {
        var bad = Assert.IsType<SavedSearchOutcome.BadQuery>(await SaveAsync(await database.AddReaderAsync(), "Bad", "mines country:Ruritania"));
        Assert.Equal("mines country:".Length, bad.Problem.At.Start);
    }

    [Fact]
    public async Task What_one_has_not_read_can_be_saved_and_shared() =>
        Assert.Equal("is:unread country:LTU", (await SavedAsync(await database.AddReaderAsync(), "To be read", "is:unread country:lithuania", isShared: true)).Query);

    [Fact]
    public async Task Others_see_what_is_shared_and_only_its_owner_or_an_admin_changes_it()
    {
        var (reader, other, admin) = (await database.AddReaderAsync(), await database.AddReaderAsync(), await database.AddReaderAsync(isAdmin: true));
        var mine = await SavedAsync(reader, "Mine", "mines");
        var shared = await SavedAsync(reader, "Ours", "mines", isShared: true);
        Assert.Equal([shared.Id], await database.WithDbAsync(db => db.SavedSearches.SeenBy(other.Id).Select(s => s.Id).Intersect(new[] { mine.Id, shared.Id }).ToListAsync(Cancelled)));
        Assert.IsType<SavedSearchOutcome.NotTheirs>(await DeskAsync(desk => desk.DeleteAsync(shared.Id, other, Cancelled)));
        Assert.IsType<SavedSearchOutcome.NotTheirs>(await DeskAsync(desk => desk.ChangeAsync(mine.Id, new("Theirs", "mines", true), admin, Cancelled)));
        Assert.IsType<SavedSearchOutcome.Done>(await DeskAsync(desk => desk.ChangeAsync(shared.Id, new("Ours, renamed", "mines", true), admin, Cancelled)));
    }

    [Fact]
    public async Task What_is_shared_no_longer_ends_the_notices_and_feeds_of_others_only()
    {
        var (reader, other) = (await database.AddReaderAsync(), await database.AddReaderAsync());
        var search = await SavedAsync(reader, "Shared a while", "mines", isShared: true);
        foreach (var who in new[] { reader, other })
        {
            Assert.NotNull(await database.WithAsync<SubscriptionDesk, FeedSecret?>(desk => desk.MakeFeedAsync(search.Id, who, Cancelled)));
        }

        await ChangeAsync(search.Id, new("Shared a while", "mines", IsShared: false), reader);
        Assert.Equal([reader.Id], await database.WithDbAsync(db => db.SearchSubscriptions.Where(s => s.SearchId == search.Id).Select(s => s.UserId).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task What_was_told_of_a_search_goes_where_it_would_lead_nowhere()
    {
        var (reader, other) = (await database.AddReaderAsync(), await database.AddReaderAsync());
        var search = await SavedAsync(reader, "Told of", "mines", isShared: true);
        foreach (var (id, who) in new[] { (search.Id, reader), (search.Id, other), (search.Id * 10, other) })
        {
            var notice = new ReaderNotice
            {
                Key = $"{ReaderNotice.KeyOfSearch(id)}{who.Id:N}:0",
                Kind = ReaderNoticeKind.SearchMatches,
                RecipientId = who.Id,
                Title = "1 new article matches",
                Text = "",
                Link = $"/searches/{id}",
                At = DateTimeOffset.UnixEpoch,
            };
            Assert.True(await database.WithAsync<ReaderNoticeBoard, bool>(board => board.PostAsync(notice, Cancelled)));
        }

        Task<List<Guid?>> ToldAsync() => database.WithDbAsync(db => db.ReaderNotices.AboutSearch(search.Id).Select(n => n.RecipientId).ToListAsync(Cancelled));
        await ChangeAsync(search.Id, new("Told of", "mines", IsShared: false), reader);
        Assert.Equal([reader.Id], await ToldAsync());
        Assert.IsType<SavedSearchOutcome.Done>(await DeskAsync(desk => desk.DeleteAsync(search.Id, reader, Cancelled)));
        Assert.Empty(await ToldAsync());
        Assert.Single(await database.WithDbAsync(db => db.ReaderNotices.AboutSearch(search.Id * 10).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task A_feed_is_kept_as_a_hash_and_its_secret_stands_nowhere_in_the_audit_log()
    {
        var reader = await database.AddReaderAsync();
        var search = await SavedAsync(reader, "With a feed", "mines");
        var first = await database.WithAsync<SubscriptionDesk, FeedSecret?>(desk => desk.MakeFeedAsync(search.Id, reader, Cancelled));
        var second = await database.WithAsync<SubscriptionDesk, FeedSecret?>(desk => desk.MakeFeedAsync(search.Id, reader, Cancelled));
        var hash = await database.WithDbAsync(db => db.SearchSubscriptions.Where(s => s.SearchId == search.Id).Select(s => s.FeedHash).SingleAsync(Cancelled));
        Assert.Equal(second!.Hash(), hash);
        Assert.NotEqual(first!.Hash(), hash);
        Assert.True(await database.WithAsync<SubscriptionDesk, bool>(desk => desk.RevokeFeedAsync(search.Id, reader, Cancelled)));
        Assert.Equal(["searches.save", "searches.make-feed", "searches.make-feed", "searches.revoke-feed"], await ActsAsync(search.Id));
        var written = string.Concat(await database.WithDbAsync(db => db.AuditEvents.Select(e => e.After).ToListAsync(Cancelled)));
        Assert.Contains("With a feed", written, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Text, written, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Text, written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscriptions_of_closed_accounts_and_of_people_without_a_role_count_no_more()
    {
        var (closed, without, open) = (await database.AddReaderAsync(), await database.AddReaderAsync(), await database.AddReaderAsync());
        foreach (var reader in new[] { closed, without, open })
        {
            var search = await SavedAsync(reader, "Followed", "mines");
            Assert.True(await database.WithAsync<SubscriptionDesk, bool>(desk => desk.WantNoticesAsync(search.Id, true, reader, Cancelled)));
        }

        await database.WithDbAsync(db => db.Users.Where(u => u.Id == closed.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, DateTimeOffset.MaxValue), Cancelled));
        await database.WithDbAsync(db => db.UserRoles.Where(r => r.UserId == without.Id).ExecuteDeleteAsync(Cancelled));
        var ids = new[] { closed.Id, without.Id, open.Id };
        Assert.Equal([open.Id], await database.WithDbAsync(db => db.InForce().Where(s => ids.Contains(s.UserId)).Select(s => s.UserId).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task Lists_and_feeds_are_read_from_their_indexes()
    {
        Assert.Contains("ix_saved_searches_owner_id_name_key", await database.PlanAsync(db => db.SearchesNamed(Guid.Empty, "a")), StringComparison.Ordinal);
        Assert.Contains("ix_saved_searches_shared", await database.PlanAsync(db => db.SavedSearches.SharedWith(Guid.Empty).OrderBy(s => s.Name).ThenBy(s => s.Id)), StringComparison.Ordinal);
        var hash = FeedSecret.HashOf("a");
        Assert.Contains("ix_search_subscriptions_feed_hash", await database.PlanAsync(db => db.SearchSubscriptions.Where(s => s.FeedHash == hash)), StringComparison.Ordinal);
    }

    private Task<SavedSearchOutcome> DeskAsync(Func<SavedSearchDesk, Task<SavedSearchOutcome>> act) => database.WithAsync(act);

    private Task<SavedSearchOutcome> SaveAsync(SearchReader reader, string name, string query, bool isShared = false) => DeskAsync(desk => desk.SaveAsync(new(name, query, isShared), reader, Cancelled));

    private async Task<SavedSearch> SavedAsync(SearchReader reader, string name, string query, bool isShared = false) =>
        Assert.IsType<SavedSearchOutcome.Done>(await SaveAsync(reader, name, query, isShared)).Search;

    private async Task ChangeAsync(long id, SavedSearchInput input, SearchReader reader) =>
        Assert.IsType<SavedSearchOutcome.Done>(await DeskAsync(desk => desk.ChangeAsync(id, input, reader, Cancelled)));

    private Task<List<string>> ActsAsync(long id) =>
        database.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "SavedSearch" && e.SubjectId == $"{id}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
}
