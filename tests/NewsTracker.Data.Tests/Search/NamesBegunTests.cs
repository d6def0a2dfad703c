using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tests.Hosting;

namespace NewsTracker.Data.Tests.Search;

public sealed class NamesBegunTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_behind_a_thousand_others_is_found_by_an_index()
    {
        await database.WithDbAsync(async db =>
        {
            for (var i = 0; i < 1_200; i++)
                db.Sources.Add(new Source { Name = $"Gazette {i:0000}", HomeUrl = $"https://g{i}.example/", CreatedAt = DateTimeOffset.UnixEpoch });
            db.Sources.Add(new Source { Name = "Žinios „Vakaras“", HomeUrl = "https://zinios.example/", CreatedAt = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Equal(["Žinios „Vakaras“"], await database.WithDbAsync(db => db.SourcesBegunAsync("zin", Cancelled)));
        Assert.Equal(["Žinios „Vakaras“"], await database.WithDbAsync(db => db.SourcesBegunAsync("Vakar", Cancelled)));
        Assert.Equal(["Gazette 1199"], await database.WithDbAsync(db => db.SourcesBegunAsync("gaz 1199", Cancelled)));
        Assert.Equal(NamesBegun.Most, (await database.WithDbAsync(db => db.SourcesBegunAsync("", Cancelled))).Count);
        await database.WithDbAsync(db => db.Database.ExecuteSqlAsync($"analyze sources", Cancelled));
        var plan = await database.PlanAsync(db => db.Sources.Where(s => EF.Functions.ToTsVector("public.news_simple", s.Name).Matches(EF.Functions.ToTsQuery("public.news_simple", "'zin':*"))));
        Assert.Contains("ix_sources_words", plan, StringComparison.Ordinal);
    }
}
