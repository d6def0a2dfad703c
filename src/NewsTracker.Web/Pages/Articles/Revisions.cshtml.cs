using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What changed from one revision of an article to another, word by word.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class RevisionsModel(NewsTrackerDbContext db, CountryNames names, IAuthorizationService authorization) : PageModel
{
    /// <summary>So much of marked words is shown, in UTF-16 units.</summary>
    public const int LongestWords = 240;

    private const int MostRevisions = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The number of the revision before; the one before the newest where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public int? To { get; set; }

    public string Headline { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RevisionRow> Revisions { get; private set; } = [];

    /// <summary>Whether there are older revisions than those listed; they can be compared all the same.</summary>
    public bool IsCut => Revisions[^1].Number > 1;

    /// <summary>Whether both came of the same response: read again, not fetched again.</summary>
    public bool IsRereading { get; private set; }

    /// <summary>What one of them is called where it is chosen: one that came of the same response as the one before it has the time of that response, too, and was read again.</summary>
    public string Label(RevisionRow revision) => $"{revision.Number}, {InstantWords.InUtc(revision.FetchedAt)}"
        + (revision.SnapshotId is not null && Revisions.FirstOrDefault(other => other.Number == revision.Number - 1)?.SnapshotId == revision.SnapshotId ? ", read again" : "");

    public IReadOnlyList<DiffPart> HeadlineParts { get; private set; } = [];

    public IReadOnlyList<DiffPart> BodyParts { get; private set; } = [];

    public IReadOnlyList<FieldChange> OtherChanges { get; private set; } = [];

    /// <summary>Marked words that the later one no longer holds.</summary>
    public IReadOnlyList<LostPassage> LostPassages { get; private set; } = [];

    public int WordsAdded { get; private set; }

    public int WordsLost { get; private set; }

    public ArticleRecheck? Recheck { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Revisions = await db.Revisions.OfArticle(Id).OrderByDescending(r => r.Number).Take(MostRevisions)
            .Select(r => new RevisionRow(r.Number, r.FetchedAt, r.SnapshotId)).ToListAsync(cancellationToken);
        if (Revisions.Count == 0)
        {
            return NotFound();
        }

        To ??= Revisions[0].Number;
        From ??= Math.Max(1, To.Value - 1);
        var texts = await db.Revisions.AsNoTracking().OfArticle(Id).Where(r => r.Number == From || r.Number == To).ToDictionaryAsync(r => r.Number, cancellationToken);
        if (!texts.TryGetValue(From.Value, out var before) || !texts.TryGetValue(To.Value, out var after))
        {
            return NotFound();
        }

        (Headline, Language) = (after.Headline, after.Language ?? "");
        IsRereading = after.SnapshotId is not null && after.SnapshotId == before.SnapshotId;
        HeadlineParts = WordDiff.Compare(before.Headline, after.Headline);
        BodyParts = WordDiff.Compare(before.BodyText, after.BodyText);
        (WordsAdded, WordsLost) = WordDiff.Count(HeadlineParts.Concat(BodyParts));
        OtherChanges = [.. RevisionComparison.Fields(before, after).Where(change => change.Field is not (nameof(ArticleText.Headline) or nameof(ArticleText.BodyText)))];
        LostPassages = await LostPassage.FindAsync(db, names, before, after, (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded, cancellationToken);
        Recheck = await db.Set<ArticleRecheck>().AsNoTracking().FirstOrDefaultAsync(r => r.ArticleId == Id, cancellationToken);
        return Page();
    }

    public sealed record RevisionRow(int Number, DateTimeOffset FetchedAt, long? SnapshotId);
}
