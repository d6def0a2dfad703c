using NewsTracker.Core.Accounts;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Today, articles, their readers and stories, searches, tags and triage.</summary>
public sealed class ReadingPagesTests(FilledApp app, BrowserFixture browser) : PageLooks(app, browser)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "today", "/?since=2020-01-01" },
        { "articles", "/articles" },
        { "articles-found", "/articles?q=mines%20-ferry&sort=relevance&density=compact" },
        { "articles-wrong", "/articles?q=mines%20contry:LTU" },
        { "articles-none", "/articles?q=platypus%20country:LTU" },
        { "searches", "/searches" },
        { "search-add", "/searches/add?q=mines%20country:LTU" },
        { "search-edit", "/searches/{search}/edit" },
        { "articles-unread", "/articles?q=is:unread" },
        { "go", "/go" },
        { "go-found", "/go?q=li" },
        { "articles-export", "/articles/export?q=mines" },
        { "article", "/articles/{article}" },
        { "article-cite", "/articles/{article}/cite" },
        { "article-annotate", "/articles/{article}/annotate" },
        { "annotation", "/annotations/1" },
        { "annotation-edit", "/annotations/1/edit" },
        { "article-add", "/articles/add?by=file" },
        { "article-add-text", "/articles/add?by=text" },
        { "article-story", "/articles/{copy}" },
        { "story", "/stories/{story}?with={copy}" },
        { "story-split", "/stories/{story}/split?article={copy}" },
        { "story-merge", "/stories/merge?article={copy}&with={article}" },
        { "story-merge-find", "/stories/merge?article={article}" },
        { "tags", "/tags" },
        { "tags-found", "/tags?q=mine" },
        { "tag", "/tags/treaty-process" },
        { "tag-merged", "/tags/minefields?stay=true" },
        { "tag-add", "/tags/add" },
        { "tag-edit", "/tags/mine-use/edit" },
        { "tag-merge", "/tags/mine-use/merge" },
        { "tag-merge-preview", "/tags/weapons/merge?with=humanitarian&preview=true" },
        { "tag-undo", "/tags/changes/{change}/undo" },
        { "tag-apply", "/tags/apply?q=mines&tag=mine-use" },
        { "tagging", "/tags/taggings/{tagging}" },
        { "tag-rules", "/tags/rules" },
        { "tag-rule-add", "/tags/rules/add?q=mines&tag=mine-use" },
        { "article-tags", "/articles/{article}/tags" },
        { "triage-dismiss", "/triage?article={article}&article={copy}&to=Dismissed" },
        { "triage-assign", "/triage?article={article}&give=true" },
        { "triage-many", "/triage/many?q=mines&to=Dismissed" },
        { "triage-go", "/triage/{go}" },
        { "tag-apply-ticked", "/tags/apply?id={article}&id={copy}" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Each_page_is_accessible_and_fits(string name, string path) => LookAsync(name, path, signedIn: true);

    [Theory]
    [InlineData(Role.Editor, "/ /articles?q=mines /articles?q=contry:LTU /articles?q=platypus%20-mines /articles/{article} /articles/{copy} /stories/{story} /tags/mine-use")]
    [InlineData(Role.Analyst, "/ /articles?q=mines&density=compact /articles?q=platypus /articles/{article} /articles/{copy} /articles/{article}/cite /annotations/1 /tags /searches /articles/export?q=mines")]
    [InlineData(Visitor, "/ /articles /articles?q=mines&sort=relevance /articles?q=contry:LTU /articles/{article} /articles/{copy} /articles/{article}/cite /stories/{story} /annotations/1 /tags /tags/treaty-process /go")]
    public Task Others_than_an_admin_find_their_pages_accessible(string role, string paths) => GlanceAsync(role, paths);
}
