using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Annotations;

/// <summary>One annotation and its history: who did what, when, before and after; each state can be taken up again.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class AnnotationModel(NewsTrackerDbContext db, IAuthorizationService authorization) : PageModel
{
    private const int MostVersions = 200;

    private const int MostReplies = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public Facts Shown { get; private set; } = null!;

    /// <summary>The names of the tags it has now.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>The oldest first, without those that were retracted.</summary>
    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Change> History { get; private set; } = [];

    public bool MayEdit { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await db.Annotations.Where(a => a.Id == Id)
            .Select(a => new Facts(a.Id, a.ArticleId, a.Revision!.Headline, a.Revision.Number, a.Version, a.Motivation, a.Passage, a.ReplyToId, a.Body, a.TagIds, a.CreatorName, a.CreatedAt, a.ResolvedBy, a.RetractedBy)).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return NotFound();
        }

        Shown = found;
        MayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        var versions = await db.AnnotationVersions.AsNoTracking().Where(v => v.AnnotationId == Id).OrderByDescending(v => v.Number).Take(MostVersions).ToListAsync(cancellationToken);
        var tagIds = versions.SelectMany(version => version.State.TagIds).Concat(found.TagIds).Distinct().ToList();
        var tags = await db.Tags.Where(t => tagIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        Tags = [.. found.TagIds.Select(id => NameOf(id, tags))];
        Replies = await db.Annotations.Standing().Where(a => a.ReplyToId == Id).OrderBy(a => a.Id).Take(MostReplies)
            .Select(a => new Reply(a.Id, a.Body, a.CreatorName, a.CreatedAt)).ToListAsync(cancellationToken);
        History = [.. versions.Select((version, i) => new Change(
            version.Number, version.At, version.ActorName, version.Act.ToString(), i + 1 < versions.Count ? InWords(found.Motivation, versions[i + 1].State, tags) : "", InWords(found.Motivation, version.State, tags)))];
        return Page();
    }

    private static string NameOf(long id, Dictionary<long, string> tags) => tags.GetValueOrDefault(id) ?? $"tag {id}";

    private static string InWords(Motivation motivation, AnnotationState state, Dictionary<long, string> tags)
    {
        var lines = new List<string> { state.Body ?? (motivation is Motivation.Classifying ? MarginAnnotation.KindOf(motivation) : "(no comment)") };
        if (state.TagIds.Count > 0)
        {
            lines.Add("Tags: " + string.Join(", ", state.TagIds.Select(id => NameOf(id, tags))));
        }

        if (state.IsResolved || state.IsRetracted)
        {
            lines.Add(string.Join(", ", new[] { state.IsResolved ? "resolved" : null, state.IsRetracted ? "retracted" : null }.OfType<string>()));
        }

        return string.Join('\n', lines);
    }

    public sealed record Facts(long Id, long ArticleId, string Headline, int RevisionNumber, int Version, Motivation Motivation, Passage? Passage, long? ReplyToId, string? Body, long[] TagIds, string Creator, DateTimeOffset CreatedAt, string? ResolvedBy, string? RetractedBy);

    public sealed record Reply(long Id, string? Body, string Creator, DateTimeOffset CreatedAt);

    public sealed record Change(int Number, DateTimeOffset At, string Who, string What, string Before, string After);
}
