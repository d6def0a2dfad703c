using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Attention;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Countries;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Countries;

public sealed class CountryPageDataTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Editor = new(Guid.Parse("01997000-0000-7000-8000-000000000041"), "An editor", null);
    private static readonly CountryCode Lithuania = CountryCode.Parse("LTU", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Coverage_follows_an_article_as_it_comes_changes_and_goes()
    {
        var day = new DateOnly(2024, 3, 5);
        var article = await database.WithDbAsync(db => CodedArticle.AddAsync(db, "Lithuania and Finland are named here.", new DateTimeOffset(2024, 3, 5, 23, 30, 0, TimeSpan.Zero), Cancelled));
        Assert.Equal((1, 1), (await CountAsync("LTU", day), await CountAsync("FIN", day)));

        await database.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.DatedAt, new DateTimeOffset(2024, 3, 7, 0, 0, 0, TimeSpan.Zero)).SetProperty(a => a.MentionedCountries, new[] { Lithuania, Lithuania }), Cancelled));
        Assert.Equal((0, 0, 1), (await CountAsync("LTU", day), await CountAsync("FIN", day.AddDays(2)), await CountAsync("LTU", day.AddDays(2))));
        Assert.Equal(1, (await database.WithDbAsync(db => db.MonthsOfAsync(Lithuania, new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31), Cancelled)))[new DateOnly(2024, 3, 1)]);
        Assert.Contains(new DayCount("LTU", day.AddDays(2), 1), await database.WithDbAsync(db => db.DaysByCountryAsync([Lithuania], day, day.AddDays(9), Cancelled)));

        await database.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteDeleteAsync(Cancelled));
        Assert.Equal(0, await CountAsync("LTU", day.AddDays(2)));
    }

    [Fact]
    public async Task A_note_keeps_its_history_and_does_not_overwrite_a_colleagues()
    {
        var country = CountryCode.Parse("NOR", null);
        Assert.IsType<SaveNoteOutcome.Saved>(await SaveAsync(country, 0, "First"));
        var first = (await ReadAsync(country))[0];
        Assert.IsType<SaveNoteOutcome.Saved>(await SaveAsync(country, first.Id, "Second"));

        Assert.Equal("Second", Assert.IsType<SaveNoteOutcome.Outdated>(await SaveAsync(country, first.Id, "Mine")).Current.Text);
        Assert.Equal(["Second", "First"], (await ReadAsync(country)).Select(note => note.Text));
        Assert.Equal(2, await database.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "countries.note" && e.SubjectId == "NOR", Cancelled)));
    }

    [Fact]
    public async Task A_note_that_is_said_to_follow_one_that_never_was_is_saved()
    {
        var country = CountryCode.Parse("SWE", null);
        Assert.IsType<SaveNoteOutcome.Saved>(await SaveAsync(country, 7, "First"));
        Assert.Equal("First", Assert.IsType<SaveNoteOutcome.Outdated>(await SaveAsync(country, 0, "Mine")).Current.Text);
    }

    [Fact]
    public async Task Coverage_is_read_from_its_key()
    {
        var plan = await database.PlanAsync(db => db.ArticleMentions.Naming(Lithuania, new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1)).Select(m => m.Day));
        Assert.Contains("pk_article_mentions", plan, StringComparison.Ordinal);
    }

    private Task<int> CountAsync(string code, DateOnly day) => database.WithDbAsync(async db => (await db.ArticlesNamingAsync(day, day, Cancelled)).GetValueOrDefault(CountryCode.Parse(code, null)));

    private Task<SaveNoteOutcome> SaveAsync(CountryCode country, long seen, string text) => database.WithAsync<CountryNotes, SaveNoteOutcome>(notes => notes.SaveAsync(country, seen, text, Editor, Cancelled));

    private Task<IReadOnlyList<CountryNote>> ReadAsync(CountryCode country) => database.WithAsync<CountryNotes, IReadOnlyList<CountryNote>>(notes => notes.ReadAsync(country, null, 10, Cancelled));
}
