using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>One story: its members, the earliest first, why each belongs to it, two of them word by word, and what editors ruled.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class StoryModel(NewsTrackerDbContext db) : PageModel
{
    private const int MostShown = 100;
    private const int MostRulings = 50;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The article the others are compared to; the earliest, where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public long? ComparedTo { get; set; }

    /// <summary>The article to show beside it, word by word.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public long? ComparedWith { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public MemberView Base { get; private set; } = null!;

    public Row? Beside { get; private set; }

    public IReadOnlyList<SideBySidePart> Words { get; private set; } = [];

    public IReadOnlyList<RulingRow> Rulings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var members = await db.EarliestAsync(Id, MostShown, cancellationToken);
        if (members.Count == 0)
            return await db.Stories.Where(s => s.Id == Id).Select(s => s.MergedIntoId).FirstOrDefaultAsync(cancellationToken) is { } next ? RedirectToPage(new { id = next }) : NotFound();

        Total = members.Count < MostShown ? members.Count : await db.StoryMembers.CountAsync(m => m.StoryId == Id, cancellationToken);
        Base = members.Find(member => member.Id == ComparedTo) ?? members[0];
        Rows = [.. members.Select(member => new Row(member, member == Base ? null : Base.CompareTo(member)))];
        Beside = Rows.FirstOrDefault(row => row.Member.Id == ComparedWith && row.Comparison is not null);
        if (Beside is not null)
            Words = SideBySide.Between(Base.Body, Beside.Member.Body);
        Rulings = await db.StoryRulings.Where(r => r.StoryId == Id || r.OtherStoryId == Id).OrderByDescending(r => r.Id).Take(MostRulings)
            .Select(r => new RulingRow(r.Id, r.Kind, r.StoryId, r.OtherStoryId, r.Moved.Length, r.At, r.ByName, r.UndoneAt)).ToListAsync(cancellationToken);
        return Page();
    }

    /// <param name="Comparison">With the article that all are compared to; absent for that one.</param>
    public sealed record Row(MemberView Member, StoryComparison? Comparison);

    public sealed record RulingRow(long Id, StoryRulingKind Kind, long StoryId, long OtherStoryId, int Moved, DateTimeOffset At, string By, DateTimeOffset? UndoneAt)
    {
        public string Articles => Moved == 1 ? "one article" : $"{Moved} articles";
    }
}
