using Microsoft.Playwright;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Browser;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>The application on a real port, with editors who have signed in by browser.</summary>
public sealed class AnnotatingApp : ServedApp
{
    /// <summary>A report of several sentences, with a sign beyond the first plane before the words that matter.</summary>
    public const string Report =
        "Factories in two capitals could open soon 😀, officials said. Lithuania will leave the Convention in December. Finland follows in January, its minister told reporters.\n\n"
        + "Estonia waits. The U.S. asked for more spending, and nobody refused. Diplomats expect a quarrel in autumn.";

    public Task<long> AddArticleAsync(params string[] texts) => WithDbAsync(db => MarkedArticles.AddAsync(db, texts, CancellationToken.None));

    /// <summary>A page of an editor who has just signed in, on a context of its own.</summary>
    public async Task<IPage> OpenAsync(BrowserFixture browser, BrowserNewContextOptions? options = null)
    {
        var page = await browser.NewPageAsync(Address, options);
        await SignInAsync(page, Role.Editor);
        return page;
    }
}
