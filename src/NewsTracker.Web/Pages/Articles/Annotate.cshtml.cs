using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Drafts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Drafts;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Safety;
using NewsTracker.Web.Tags;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>Marks a passage: one chosen in the reader, or, without pointing and without scripts, sentences chosen here.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class AnnotateModel(NewsTrackerDbContext db, AnnotationDesk desk, DraftShelf drafts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "revision")]
    public int? Revision { get; set; }

    [BindProperty]
    public int? Start { get; set; }

    [BindProperty]
    public int? End { get; set; }

    [BindProperty]
    public List<int> Chosen { get; set; } = [];

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    [BindProperty]
    public string? DraftKey { get; set; }

    [BindProperty]
    public int RevisionNumber { get; set; }

    public string Headline { get; private set; } = "";

    public string? Language { get; private set; }

    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public MarkForm Form { get; private set; } = null!;

    /// <summary>The passage that was selected in the text, where it was and not chosen by sentences.</summary>
    private TextPositionSelector? Sent => Start is { } start && End is { } end ? new TextPositionSelector(start, end) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await FindTextAsync(Revision, cancellationToken) is { } text ? await ShowAsync(text, null, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindTextAsync(RevisionNumber, cancellationToken) is not { } text)
        {
            return NotFound();
        }

        return await NamedTags.ReadAsync(db, Tags, cancellationToken) switch
        {
            NamedTags.Known known => await MarkAsync(text, known.TagIds, cancellationToken),
            NamedTags.Refused refused => await AgainAsync(text, refused.Why, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IActionResult> MarkAsync(Text text, IReadOnlyList<long> tagIds, CancellationToken cancellationToken) =>
        (Sent is { } sent ? new ChosenPassage.Found(sent) : ChosenPassage.Among(text.BodyText, Chosen, Words)) switch
        {
            ChosenPassage.Found found => await MarkAsync(text, found.Position, tagIds, cancellationToken),
            ChosenPassage.Refused refused => await AgainAsync(text, refused.Why, cancellationToken),
            _ => throw new UnreachableException(),
        };

    private async Task<IActionResult> MarkAsync(Text text, TextPositionSelector position, IReadOnlyList<long> tagIds, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        var mark = new NewMark(Id, text.Number, position, null, MarkForm.MotivationOf(Body, tagIds), Body, tagIds);
        switch (await desk.MarkAsync(mark, actor, cancellationToken))
        {
            case MarkOutcome.Marked marked:
                await drafts.DiscardAsync(actor.Id, DraftKey, cancellationToken);
                TempData[MarginNotice.Key] = "The passage is marked.";
                return this.ToReader(Id, text.Number, marked.Annotation.Id);
            case MarkOutcome.Refused refused:
                return await AgainAsync(text, refused.Why, cancellationToken);
            case MarkOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private Task<IActionResult> AgainAsync(Text text, string problem, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowAsync(text, problem, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Text text, string? problem, CancellationToken cancellationToken)
    {
        (Headline, Language, RevisionNumber) = (text.Headline, text.Language, text.Number);
        Sentences = [.. SentenceBreaks.Find(text.BodyText).Select(range => text.BodyText[range])];
        Form = new MarkForm(Id, text.Number)
        {
            Position = Sent,
            Exact = PassageReading.Read(text.BodyText, Sent, null) is PassageOutcome.Found found ? found.Passage.Quote.Exact : null,
            Body = Body,
            Tags = Tags,
            Problem = problem,
            TagNames = await TagNames.AllAsync(db, cancellationToken),
            Owner = HttpContext.DraftOwner(),
        };
        return Page();
    }

    private Task<Text?> FindTextAsync(int? number, CancellationToken cancellationToken) => db.Revisions.NumberedOrNewest(Id, number)
        .Select(r => new Text(r.Number, r.Headline, r.Language, r.BodyText)).FirstOrDefaultAsync(cancellationToken);

    private sealed record Text(int Number, string Headline, string? Language, string BodyText);
}
