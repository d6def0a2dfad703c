using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Data.Treaties;

namespace NewsTracker.Data.Tests.Treaties;

public sealed class TreatyDeskTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Admin = new(Guid.Parse("01997000-0000-7000-8000-000000000031"), "An admin", null);
    private static readonly CountryCode Mongolia = CountryCode.Parse("MNG", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_act_changes_the_status_from_its_day_and_can_be_taken_back()
    {
        Assert.IsType<TreatyActOutcome.Added>(await database.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(Mongolia, TreatyActKind.Deposit, new DateOnly(2026, 5, 4), ConsentInstrument.Accession, "C.N. 1 of the tests", Admin, Cancelled)));
        var again = await database.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(Mongolia, TreatyActKind.Deposit, new DateOnly(2026, 5, 4), ConsentInstrument.Accession, "again", Admin, Cancelled));
        Assert.Contains("recorded already", Assert.IsType<TreatyActOutcome.Refused>(again).Why, StringComparison.Ordinal);

        var acts = await ActsAsync(Mongolia);
        Assert.Equal(TreatyStatus.ContractingState, TreatyStatuses.StatusOn(acts, new DateOnly(2026, 5, 4)));
        Assert.Equal(new DateOnly(2026, 11, 1), TreatyStatuses.StandingOn(acts, new DateOnly(2026, 5, 4)).EntersIntoForceOn);

        var added = Assert.Single(acts, act => act.AddedAt is not null);
        Assert.IsType<TreatyActRemoval.Removed>(await RemoveAsync(added));
        Assert.DoesNotContain(await ActsAsync(Mongolia), act => act.AddedAt is not null);
        Assert.Equal(2, await database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.SubjectId == $"{added.Id}" && (e.Action == "treaties.add-act" || e.Action == "treaties.remove-act"), Cancelled)));
    }

    [Fact]
    public async Task Of_two_that_take_an_act_back_at_once_one_does_and_the_other_is_told()
    {
        var country = CountryCode.Parse("LAO", null);
        Assert.IsType<TreatyActOutcome.Added>(await database.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(country, TreatyActKind.Deposit, new DateOnly(2026, 5, 4), ConsentInstrument.Accession, "C.N. 2 of the tests", Admin, Cancelled)));
        var added = Assert.Single(await ActsAsync(country), act => act.AddedAt is not null);
        var removed = new List<TreatyActRemoval>();
        async Task TakeBackAsync() => removed.Add(await RemoveAsync(added));
        await database.WhileHeldAsync($"select from countries where code = 'LAO' for update", TakeBackAsync, TakeBackAsync);
        Assert.Single(removed.OfType<TreatyActRemoval.Removed>());
        Assert.Single(removed.OfType<TreatyActRemoval.NotFound>());
    }

    [Fact]
    public async Task An_act_that_another_follows_from_cannot_be_taken_back_even_if_the_other_is_added_at_once()
    {
        var country = CountryCode.Parse("NPL", null);
        await AddAsync(country, TreatyActKind.Deposit, new DateOnly(2024, 5, 4), ConsentInstrument.Accession);
        var deposit = Assert.Single(await ActsAsync(country), act => act.Kind is TreatyActKind.Deposit);
        TreatyActRemoval? removal = null;
        TreatyActOutcome? addition = null;
        await database.WhileHeldAsync(
            $"select from countries where code = 'NPL' for update",
            async () => removal = await RemoveAsync(deposit),
            async () => addition = await AddAsync(country, TreatyActKind.EntryIntoForce, new DateOnly(2024, 11, 1), null));
        Assert.NotEqual(removal is TreatyActRemoval.Removed, addition is TreatyActOutcome.Added);

        // Whoever came first: from here on both are recorded.
        await AddAsync(country, TreatyActKind.Deposit, new DateOnly(2024, 5, 4), ConsentInstrument.Accession);
        await AddAsync(country, TreatyActKind.EntryIntoForce, new DateOnly(2024, 11, 1), null);
        deposit = Assert.Single(await ActsAsync(country), act => act.Kind is TreatyActKind.Deposit);
        Assert.Equal(TreatyActKind.EntryIntoForce, Assert.IsType<TreatyActRemoval.Needed>(await RemoveAsync(deposit)).By.Kind);
        Assert.Equal(2, (await ActsAsync(country)).Count);
    }

    [Fact]
    public async Task The_notice_of_a_day_that_follows_from_an_act_ends_with_it()
    {
        var country = CountryCode.Parse("MMR", null);
        await AddAsync(country, TreatyActKind.Deposit, new DateOnly(2026, 5, 4), ConsentInstrument.Accession);
        var date = new TreatyDate(country, new DateOnly(2026, 11, 1), TreatyActKind.EntryIntoForce, IsComputed: true);
        await PostAsync(date);
        Assert.IsType<TreatyActRemoval.Removed>(await RemoveAsync(Assert.Single(await ActsAsync(country))));
        Assert.All(await NewsAsync("MMR"), notice => Assert.NotNull(notice.EndedAt));
    }

    [Fact]
    public async Task The_notice_of_a_day_ends_when_an_act_is_recorded_by_which_it_is_another()
    {
        var country = CountryCode.Parse("PHL", null);
        await AddAsync(country, TreatyActKind.WithdrawalNotified, new DateOnly(2025, 1, 10), null);
        var date = new TreatyDate(country, new DateOnly(2025, 7, 10), TreatyActKind.WithdrawalTakesEffect, IsComputed: true);
        await PostAsync(date);
        Assert.IsType<TreatyActOutcome.Added>(await AddAsync(country, TreatyActKind.WithdrawalTakesEffect, new DateOnly(2025, 7, 20), null));
        Assert.Equal([TreatyNews.KeyOf(date)], (await NewsAsync("PHL")).Where(notice => notice.EndedAt is not null).Select(notice => notice.Key));
    }

    [Fact]
    public async Task The_notice_of_a_day_stays_when_that_very_day_is_recorded()
    {
        var country = CountryCode.Parse("PER", null);
        await AddAsync(country, TreatyActKind.WithdrawalNotified, new DateOnly(2025, 1, 10), null);
        await PostAsync(new TreatyDate(country, new DateOnly(2025, 7, 10), TreatyActKind.WithdrawalTakesEffect, IsComputed: true));
        Assert.IsType<TreatyActOutcome.Added>(await AddAsync(country, TreatyActKind.WithdrawalTakesEffect, new DateOnly(2025, 7, 10), null));
        Assert.All(await NewsAsync("PER"), notice => Assert.Null(notice.EndedAt));
    }

    [Fact]
    public async Task An_act_that_an_admin_added_and_a_delivered_one_replaces_is_kept_in_the_audit_log()
    {
        var (country, on) = (CountryCode.Parse("LVA", null), new DateOnly(2025, 12, 27));
        await database.WithDbAsync(db => db.TreatyActs.Where(a => a.CountryCode == country && a.Kind == TreatyActKind.WithdrawalTakesEffect).ExecuteDeleteAsync(Cancelled));
        Assert.IsType<TreatyActOutcome.Added>(await AddAsync(country, TreatyActKind.WithdrawalTakesEffect, on, null));
        var changes = await ChangesAsync();
        var own = Assert.Single(await ActsAsync(country), act => act.AddedAt is not null);
        Assert.Equal(own.Id, DeliveredActs.FindReplaced(Assert.Single(changes), [own])?.Id);

        Assert.True(await database.WithAsync<DeliveredActs, bool>(delivered => delivered.ApplyAsync(DeliveredActs.Edition(changes), Admin, Cancelled)));
        Assert.DoesNotContain(await ActsAsync(country), act => act.AddedAt is not null);
        var taken = await database.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "treaties.apply-reference").OrderByDescending(e => e.Id).FirstAsync(Cancelled));
        Assert.Contains("C.N. 4 of the tests", taken.Before, StringComparison.Ordinal);
        Assert.Contains("An admin", taken.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivered_act_cannot_be_taken_back_by_hand()
    {
        var delivered = (await ActsAsync(CountryCode.Parse("AUT", null)))[0];
        Assert.IsType<TreatyActRemoval.NotFound>(await RemoveAsync(delivered));
    }

    [Fact]
    public async Task What_is_delivered_anew_waits_until_an_admin_takes_up_what_they_saw()
    {
        Assert.Empty(await ChangesAsync());
        await database.WithDbAsync(async db =>
        {
            var act = await db.TreatyActs.SingleAsync(a => a.CountryCode == CountryCode.Parse("POL", null) && a.Kind == TreatyActKind.WithdrawalTakesEffect, Cancelled);
            db.TreatyActs.Remove(act);
            return await db.SaveChangesAsync(Cancelled);
        });
        var changes = await ChangesAsync();
        Assert.Equal((null, TreatyActKind.WithdrawalTakesEffect), (Assert.Single(changes).Before, changes[0].Act.Kind));

        Assert.False(await database.WithAsync<DeliveredActs, bool>(delivered => delivered.ApplyAsync("something else", Admin, Cancelled)));
        Assert.Single(await ChangesAsync());
        Assert.True(await database.WithAsync<DeliveredActs, bool>(delivered => delivered.ApplyAsync(DeliveredActs.Edition(changes), Admin, Cancelled)));
        Assert.Empty(await ChangesAsync());
        Assert.True(await database.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "treaties.apply-reference", Cancelled)));
    }

    [Fact]
    public async Task Readers_are_told_of_an_act_once_whenever_it_is_added_and_that_it_was_taken_back()
    {
        var country = CountryCode.Parse("VNM", null);
        Task<TreatyActOutcome> AddAsync() => database.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(country, TreatyActKind.Deposit, new DateOnly(2026, 5, 4), ConsentInstrument.Accession, "C.N. 3 of the tests", Admin, Cancelled));
        Assert.IsType<TreatyActOutcome.Added>(await AddAsync());
        await AddAsync();
        var told = Assert.Single(await NewsAsync("VNM"));
        Assert.Equal(("Vietnam: deposited its instrument on 4 May 2026", null), (told.Title, told.EndedAt));

        var added = Assert.Single(await ActsAsync(country), act => act.AddedAt is not null);
        Assert.IsType<TreatyActRemoval.Removed>(await RemoveAsync(added));
        Assert.NotNull(Assert.Single(await NewsAsync("VNM")).EndedAt);
    }

    [Fact]
    public async Task Of_many_acts_that_are_taken_up_at_once_readers_are_told_by_country()
    {
        CountryCode[] countries = [CountryCode.Parse("AUT", null), CountryCode.Parse("BEL", null)];
        await database.WithDbAsync(db => db.TreatyActs.Where(a => countries.Contains(a.CountryCode) && a.AddedAt == null).ExecuteDeleteAsync(Cancelled));
        await database.WithDbAsync(db => db.TreatyActs.Where(a => a.CountryCode == CountryCode.Parse("CAN", null) && a.Kind == TreatyActKind.Signature).ExecuteUpdateAsync(set => set.SetProperty(a => a.Source, "Another page"), Cancelled));
        Assert.True(await database.WithAsync<DeliveredActs, bool>(async delivered => await delivered.ApplyAsync(DeliveredActs.Edition(await delivered.FindChangesAsync(Cancelled)), Admin, Cancelled)));
        Assert.Equal("Austria: 3 treaty acts recorded", Assert.Single(await NewsAsync("AUT")).Title);
        Assert.Contains("signed the Convention on 3 December 1997", Assert.Single(await NewsAsync("BEL")).Text, StringComparison.Ordinal);
        Assert.Empty(await NewsAsync("CAN"));
    }

    private Task<TreatyActOutcome> AddAsync(CountryCode country, TreatyActKind kind, DateOnly on, ConsentInstrument? instrument) =>
        database.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(country, kind, on, instrument, "C.N. 4 of the tests", Admin, Cancelled));

    /// <summary>Readers are told of a day ahead.</summary>
    private Task<bool> PostAsync(TreatyDate date) => database.WithAsync<ReaderNoticeBoard, bool>(board => board.PostAsync(
        new ReaderNotice { Key = TreatyNews.KeyOf(date), Kind = ReaderNoticeKind.DatesAhead, Title = "A day ahead", Text = "", Link = $"/countries/{date.Country}", At = DateTimeOffset.UnixEpoch }, Cancelled));

    private Task<TreatyActRemoval> RemoveAsync(TreatyAct act) => database.WithAsync<TreatyDesk, TreatyActRemoval>(desk => desk.RemoveAsync(act.Id, Admin, Cancelled));

    private Task<List<ReaderNotice>> NewsAsync(string country) => database.WithDbAsync(db => db.ReaderNotices.AsNoTracking().Where(n => n.Link == "/countries/" + country).ToListAsync(Cancelled));

    private Task<IReadOnlyList<TreatyActChange>> ChangesAsync() => database.WithAsync<DeliveredActs, IReadOnlyList<TreatyActChange>>(delivered => delivered.FindChangesAsync(Cancelled));

    private Task<List<TreatyAct>> ActsAsync(CountryCode country) => database.WithDbAsync(db => db.TreatyActs.AsNoTracking().Where(a => a.CountryCode == country).ToListAsync(Cancelled));
}
