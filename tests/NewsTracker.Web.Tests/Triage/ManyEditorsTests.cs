using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Accounts;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Triage;

/// <summary>More editors than a list of them holds.</summary>
public sealed class ManyEditorsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const int More = 200;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_named_is_in_the_list_though_it_ends_before_them()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var last = await AddEditorsAsync();
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.AssigneeId, last), Cancelled));

        Assert.Equal("Zora", ChosenIn(await editor.PageAsync($"/articles/{article}", Cancelled)));

        using var asked = await editor.PostFormAsync($"/triage?article={article}&to=Dismissed&give=true", new() { ["assignee"] = $"{last}" });
        Assert.Equal("Zora", ChosenIn(await asked.ReadAsync(Cancelled)));
    }

    [Fact]
    public async Task Nobody_stays_chosen_where_the_form_comes_back()
    {
        var article = (await CodedNewsroom.AddAsync(app)).Article.Id;
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var asked = await editor.PostFormAsync($"/triage?article={article}&to=Dismissed&give=true", new() { ["assignee"] = "nobody" });
        Assert.Equal("Nobody’s work", ChosenIn(await asked.ReadAsync(Cancelled)));
    }

    private static string? ChosenIn(IHtmlDocument page) => page.QuerySelector("#assignee option[selected]")?.TextContent;

    /// <returns>The last of them by name.</returns>
    private Task<Guid> AddEditorsAsync() => app.WithDbAsync(async db =>
    {
        var role = await db.Roles.Where(r => r.Name == Role.Editor).Select(r => r.Id).SingleAsync(Cancelled);
        var users = Enumerable.Range(0, More).Select(i => $"Ada {i:000}").Append("Zora").Select(name => new User { Id = Guid.NewGuid(), DisplayName = name, CreatedAt = TimeProvider.System.GetUtcNow() }).ToList();
        db.Users.AddRange(users);
        db.UserRoles.AddRange(users.Select(user => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role }));
        await db.SaveChangesAsync(Cancelled);
        return users[^1].Id;
    });
}
