using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
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
        Assert.True(await database.WithAsync<TreatyDesk, bool>(desk => desk.RemoveAsync(added.Id, Admin, Cancelled)));
        Assert.DoesNotContain(await ActsAsync(Mongolia), act => act.AddedAt is not null);
        Assert.Equal(2, await database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.SubjectId == $"{added.Id}" && (e.Action == "treaties.add-act" || e.Action == "treaties.remove-act"), Cancelled)));
    }

    [Fact]
    public async Task Of_two_that_take_an_act_back_at_once_one_does_and_the_other_is_told()
    {
        var country = CountryCode.Parse("LAO", null);
        Assert.IsType<TreatyActOutcome.Added>(await database.WithAsync<TreatyDesk, TreatyActOutcome>(desk => desk.AddAsync(country, TreatyActKind.Deposit, new DateOnly(2026, 5, 4), ConsentInstrument.Accession, "C.N. 2 of the tests", Admin, Cancelled)));
        var added = Assert.Single(await ActsAsync(country), act => act.AddedAt is not null);
        var removed = new List<bool>();
        async Task RemoveAsync() => removed.Add(await database.WithAsync<TreatyDesk, bool>(desk => desk.RemoveAsync(added.Id, Admin, Cancelled)));
        await database.WhileHeldAsync($"select from treaty_acts where id = {added.Id} for update", RemoveAsync, RemoveAsync);
        Assert.Equal([false, true], removed.Order());
    }

    [Fact]
    public async Task A_delivered_act_cannot_be_taken_back_by_hand()
    {
        var delivered = (await ActsAsync(CountryCode.Parse("AUT", null)))[0];
        Assert.False(await database.WithAsync<TreatyDesk, bool>(desk => desk.RemoveAsync(delivered.Id, Admin, Cancelled)));
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
        Assert.True(await database.WithAsync<TreatyDesk, bool>(desk => desk.RemoveAsync(added.Id, Admin, Cancelled)));
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

    private Task<List<ReaderNotice>> NewsAsync(string country) => database.WithDbAsync(db => db.ReaderNotices.AsNoTracking().Where(n => n.Link == "/countries/" + country).ToListAsync(Cancelled));

    private Task<IReadOnlyList<TreatyActChange>> ChangesAsync() => database.WithAsync<DeliveredActs, IReadOnlyList<TreatyActChange>>(delivered => delivered.FindChangesAsync(Cancelled));

    private Task<List<TreatyAct>> ActsAsync(CountryCode country) => database.WithDbAsync(db => db.TreatyActs.AsNoTracking().Where(a => a.CountryCode == country).ToListAsync(Cancelled));
}
