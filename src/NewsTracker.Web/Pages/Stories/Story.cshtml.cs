using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>One story: its members, the earliest seen first, why each belongs to it, two of them word by word, and what editors ruled.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class StoryModel(NewsTrackerDbContext db) : PageModel
{
    /// <summary>Each is compared word by word to the same one, so a page holds a bounded number of texts.</summary>
    private const int PageSize = 20;
    private const int MostRulings = 50;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The article the others are compared to; the earliest seen, where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public long? ComparedTo { get; set; }

    /// <summary>The member after which the page begins; absent for the earliest seen.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public long? After { get; set; }

    /// <summary>The article to show beside it, word by word.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public long? ComparedWith { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>When a story that has no articles any more was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    public Pager Pager { get; private set; } = new("Pages of the story", null, null, null) { NewestName = "First seen", OlderName = "Later" };

    public MemberView Base { get; private set; } = null!;

    public Row? Beside { get; private set; }

    public IReadOnlyList<SideBySidePart> Words { get; private set; } = [];

    public IReadOnlyList<RulingRow> Rulings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var members = After is { } after ? await db.EarliestAfterAsync(Id, after, PageSize + 1, cancellationToken) : await db.EarliestAsync(Id, PageSize + 1, cancellationToken);
        if (members.Count == 0 && After is not null)
            return NotFound();
        if (members.Count == 0)
            return await LeadOnAsync(cancellationToken);

        Total = members.Count <= PageSize && After is null ? members.Count : await db.StoryMembers.CountAsync(m => m.StoryId == Id, cancellationToken);
        Base = members.Find(member => member.Id == ComparedTo) ?? await FindBaseAsync(cancellationToken) ?? members[0];
        var page = KeysetPage<MemberView>.Of(members, PageSize, After is null);
        Pager = Pager.Onward(page, Url.Page("/Stories/Story", new { id = Id }), member => Url.Page("/Stories/Story", new { id = Id, after = member.Id, to = Base.Id }));
        Rows = [.. page.Rows.Select(member => new Row(member, member.Id == Base.Id ? null : Base.CompareTo(member)))];
        Beside = Rows.FirstOrDefault(row => row.Member.Id == ComparedWith && row.Comparison is not null);
        if (Beside is not null)
            Words = SideBySide.Between(Base.Body, Beside.Member.Body);
        var undoable = db.StoryRulings.Undoable(db.StoryMembers);
        Rulings = await db.StoryRulings.Where(r => r.StoryId == Id || r.OtherStoryId == Id).OrderByDescending(r => r.Id).Take(MostRulings)
            .Select(r => new RulingRow(r.Id, r.Kind, r.StoryId, r.OtherStoryId, r.Moved.Length, r.At, r.ByName, r.UndoneAt, undoable.Any(u => u.Id == r.Id))).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>What is to be seen of a story that has no articles any more: the one that took them, or that each of them went its way.</summary>
    private async Task<IActionResult> LeadOnAsync(CancellationToken cancellationToken)
    {
        if (await db.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, cancellationToken) is not { } story)
            return NotFound();
        if (story.MergedIntoId is { } next)
            return RedirectToPage(new { id = next });

        MadeAt = story.MadeAt;
        return Page();
    }

    /// <summary>The article that all are compared to, where it stands on another page: the one named, or the earliest seen.</summary>
    private async Task<MemberView?> FindBaseAsync(CancellationToken cancellationToken)
    {
        var named = ComparedTo is { } id ? await db.StoryMembers.AsNoTracking().Where(m => m.StoryId == Id && m.ArticleId == id).ShownAsync(cancellationToken) : [];
        return named is [var found] ? found : After is null ? null : (await db.EarliestAsync(Id, 1, cancellationToken)).FirstOrDefault();
    }

    /// <param name="Comparison">With the article that all are compared to; absent for that one.</param>
    public sealed record Row(MemberView Member, StoryComparison? Comparison);

    public sealed record RulingRow(long Id, StoryRulingKind Kind, long StoryId, long OtherStoryId, int Moved, DateTimeOffset At, string By, DateTimeOffset? UndoneAt, bool CanBeUndone)
    {
        public string Articles => Moved == 1 ? "one article" : $"{Moved} articles";
    }
}
