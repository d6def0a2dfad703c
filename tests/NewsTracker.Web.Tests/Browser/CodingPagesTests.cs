using NewsTracker.Core.Accounts;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Countries, treaty, map, matrix, positions and review.</summary>
public sealed class CodingPagesTests(FilledApp app, BrowserFixture browser) : PageLooks(app, browser)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "countries", "/countries" },
        { "countries-treaty", "/countries?view=Treaty&group=nato" },
        { "country", "/countries/LTU" },
        { "country-contested", "/countries/UKR" },
        { "country-note", "/countries/LTU/note" },
        { "country-note-history", "/countries/LTU/note/history" },
        { "treaty", "/treaty" },
        { "treaty-acts", "/treaty/acts" },
        { "attention", "/attention?of=LTU&of=FIN&from=2025-06-01&to=2025-08-01" },
        { "map", "/map" },
        { "map-stance", "/map?by=production" },
        { "matrix", "/matrix" },
        { "matrix-compared", "/matrix?compare=2025-01-01" },
        { "positions", "/positions" },
        { "position", "/positions/{position}" },
        { "position-add", "{coding}" },
        { "position-correct", "/positions/{position}/correct" },
        { "review", "/review" },
        { "review-item", "/review/{review}" },
        { "suggestion", "/review/suggestions/{suggestion}" },
        { "codebook", "/codebook" },
        { "language-model", "/language-model" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Each_page_is_accessible_and_fits(string name, string path) => LookAsync(name, path, signedIn: true);

    [Theory]
    [InlineData(Role.Editor, "/countries/LTU /positions /positions/{position} {coding} /review /review/{review}")]
    [InlineData(Role.Analyst, "/countries /countries/LTU /matrix /positions/{position} /attention?of=LTU")]
    [InlineData(Visitor, "/countries /countries/LTU /treaty /map /matrix /positions /positions/{position} /codebook")]
    public Task Others_than_an_admin_find_their_pages_accessible(string role, string paths) => GlanceAsync(role, paths);
}
