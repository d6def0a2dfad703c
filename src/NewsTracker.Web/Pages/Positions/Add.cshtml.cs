using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Drafts;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Drafts;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Review;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>Records what a passage says of one country or several: as a page, or as a form within the reader, which asks for the part alone.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class AddModel(NewsTrackerDbContext db, PositionDesk desk, PositionPolicy policy, CountryReading reading, CountryNames names, DraftShelf drafts, ReviewWay way) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CodedPassage Passage { get; set; } = new();

    [BindProperty]
    public CodingInput Input { get; set; } = new();

    /// <summary>Where in the queue of reviews the form was opened, if it was there.</summary>
    [BindProperty(SupportsGet = true)]
    public ReviewStop Review { get; set; } = new();

    [BindProperty]
    public PositionState Wanted { get; set; } = PositionState.Accepted;

    public EvidenceView Evidence { get; private set; } = null!;

    public CodingView View { get; private set; } = null!;

    public bool NeedsFourEyes { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>Whether the form holds what was just sent and not saved, and no draft is newer.</summary>
    public bool IsAgain { get; private set; }

    public CountryNames Names => names;

    public IReadOnlyList<SavedRow> Saved { get; private set; } = [];

    public string? Owner => HttpContext.DraftOwner();

    /// <summary>Whether the form is asked for alone, by the panel of the reader.</summary>
    public bool IsPart => this.AsksForPart();

    /// <summary>Where one came from: the item of the queue, the suggestion, which leads on to its review, or the article in its list.</summary>
    public string CancelAddress => Review.Item is not null ? Review.Address : Passage.Suggestion is { } id && FoundIn.Of(Request) is null ? $"/review/suggestions/{id}" : InList(Evidence);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindEvidenceAsync(cancellationToken) is not { } evidence)
        {
            return NotFound();
        }

        Evidence = evidence;
        var guessed = reading.Guess(evidence.Exact, evidence.Sentence).Select(code => code.Value).ToList();
        var suggestion = await db.Suggestions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Passage.Suggestion, cancellationToken);
        Input = CodingInput.Begin(suggestion, Passage.Proposed, guessed, evidence.SaidOnOf(suggestion));
        return await ShowAsync([], cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var problems = ModelState.Sentences().Select(sentence => new PositionProblem("", sentence)).ToList();
        var claims = Input.ToClaims(reading, problems);
        if (Passage.FindEvidence() is not { } evidence || Wanted is not (PositionState.Draft or PositionState.Submitted or PositionState.Accepted))
        {
            return NotFound();
        }

        if (problems.Count > 0)
        {
            return await ShowAgainAsync(problems, cancellationToken);
        }

        var actor = HttpContext.Actor();
        switch (await desk.RecordAsync(evidence, claims, Wanted, Passage.Suggestion, actor, cancellationToken))
        {
            case RecordOutcome.Recorded recorded:
                await drafts.DiscardAsync(actor.Id, Passage.DraftKey, cancellationToken);
                return await ShowSavedAsync(recorded, claims, cancellationToken);
            case RecordOutcome.Refused refused:
                return await ShowAgainAsync(refused.Problems, cancellationToken);
            case RecordOutcome.Decided decided:
                return await ShowWithoutSuggestionAsync($"{decided.By} decided on this suggestion meanwhile. Your entries are kept here; recorded now they stand beside what was decided.", cancellationToken);
            case RecordOutcome.SuggestionGone:
                return await ShowWithoutSuggestionAsync("This suggestion is gone: it is proposed no more. Your entries are kept here; recorded now they are a position of your own.", cancellationToken);
            case RecordOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> ShowSavedAsync(RecordOutcome.Recorded recorded, IReadOnlyList<PositionClaim> claims, CancellationToken cancellationToken)
    {
        if (Review.Item is not null)
        {
            return await way.GoOnAsync(this, LastVerdict.OfRecording("Recorded", names[claims[0].Country], claims[0], recorded), Review.Country, cancellationToken);
        }

        if (!IsPart)
        {
            this.Notify(recorded.PositionIds.Count == 1 ? $"The position is {PositionWords.Of(recorded.State).ToLowerInvariant()}." : $"{recorded.PositionIds.Count} positions are {PositionWords.Of(recorded.State).ToLowerInvariant()}.");
            return Redirect(FoundIn.Kept(Request, recorded.PositionIds.Count == 1 ? $"/positions/{recorded.PositionIds[0]}" : $"/positions?annotation={recorded.AnnotationId}"));
        }

        Saved = await db.Positions.Where(p => recorded.PositionIds.Contains(p.Id)).OrderBy(p => p.Id).AsTheyAre()
            .Select(p => new SavedRow(
                p.Position.Id, p.Position.CountryCode, p.Position.Topic, p.Position.Stance, recorded.State, p.LastAct))
            .ToListAsync(cancellationToken);
        return Partial("_Saved", this);
    }

    private async Task<IActionResult> ShowWithoutSuggestionAsync(string notice, CancellationToken cancellationToken)
    {
        Notice = notice;
        await drafts.DiscardAsync(HttpContext.Actor().Id, Passage.DraftKey, cancellationToken);
        Passage = Passage with { Suggestion = null };
        return await ShowAgainAsync([], cancellationToken);
    }

    private async Task<IActionResult> ShowAgainAsync(IReadOnlyList<PositionProblem> problems, CancellationToken cancellationToken)
    {
        if (await FindEvidenceAsync(cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Evidence, IsAgain) = (found, true);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(problems, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(IReadOnlyList<PositionProblem> problems, CancellationToken cancellationToken)
    {
        NeedsFourEyes = await policy.NeedsFourEyesAsync(cancellationToken);
        var offered = Input.Offered.Concat(Input.Countries).Distinct().Take(PositionDesk.MaxCountries)
            .Select(code => CountryCode.TryParse(code, null, out var parsed) ? parsed : null).OfType<CountryCode>().ToList();
        View = new CodingView(Input, [.. offered.Where(names.Knows).Select(code => new CodingView.CountryChoice(code.Value, names[code], Input.Countries.Contains(code.Value)))], problems, TakesCountries: true);
        return IsPart ? Partial("_Form", this) : Page();
    }

    private async Task<EvidenceView?> FindEvidenceAsync(CancellationToken cancellationToken) =>
        Passage.FindEvidence() is { } evidence ? await EvidenceView.FindAsync(db, evidence, cancellationToken) : null;

    private string InList(EvidenceView evidence) =>
        $"/articles/{evidence.ArticleId}{FoundIn.EndOf(Request, $"revision={evidence.RevisionNumber}")}{(evidence.AnnotationId is { } id ? $"#annotation-{id}" : "")}";

    public sealed record SavedRow(long Id, CountryCode Country, Topic Topic, Stance Stance, PositionState State, Guid ActId);
}
