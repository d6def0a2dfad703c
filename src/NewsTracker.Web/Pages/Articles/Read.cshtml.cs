using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Extraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Drafts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>One article to read: its newest revision, or the one asked for.</summary>
[Authorize(Policy = Policy.Read)]
public sealed partial class ReadModel(NewsTrackerDbContext db, CountryNames names, IAuthorizationService authorization, IEnumerable<IReaderLayerSource> layerSources, ReadingLog reading, DraftShelf shelf, CodedPositions coded, OpenSuggestions suggestions, PossiblePositions possible) : PageModel
{
    private const int MaxRevisions = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "revision")]
    public int? RevisionNumber { get; set; }

    public Text Article { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RevisionRow> Revisions { get; private set; } = [];

    /// <summary>Those that act first.</summary>
    public IReadOnlyList<Mention> Countries { get; private set; } = [];

    public bool IsNewest => Article.Number == Revisions[0].Number;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await db.Revisions.NumberedOrNewest(Id, RevisionNumber)
            .Select(r => new Text(
                r.Id,
                r.Number,
                r.FetchedAt,
                r.Headline,
                r.Authors,
                r.CreditedOrganisations,
                PrintedInstant.FromUtc(r.PublishedAt, r.PublishedOffset, r.PublishedPrecision),
                PrintedInstant.FromUtc(r.ModifiedAt, r.ModifiedOffset, r.ModifiedPrecision),
                r.Language,
                r.SiteName,
                r.Lede,
                r.BodyText,
                r.BodyHtml,
                r.MentionedCountries,
                r.Origins,
                new SideFields(r.Section, r.Keywords, r.LeadImageUrl, r.IsPaywalled, r.IsLiveBlog, r.DeclaredLanguage),
                r.Disagreements,
                r.RuleFailures,
                new Identity(r.Article!.Url, r.Article.SourceId, r.Article.Source!.Name, r.Article.Origin, r.Article.FirstSeenAt, r.Article.ActingCountries),
                r.Snapshot == null ? null : new SnapshotFacts(r.Snapshot.Sha256, r.Snapshot.Length, r.Snapshot.ContentType, r.Snapshot.FetchedAt, r.Snapshot.Url, r.Snapshot.Headers)))
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return NotFound();
        }

        Article = found;
        Revisions = await db.Revisions.Where(r => r.ArticleId == Id).OrderByDescending(r => r.Number)
            .Select(r => new RevisionRow(r.Number, r.FetchedAt)).Take(MaxRevisions).ToListAsync(cancellationToken);
        CountryCode[] acting = IsNewest ? found.Identity.ActingCountries ?? [] : [];
        Countries = [.. acting.Select(code => new Mention(code, names[code], Acts: true)), .. found.MentionedCountries.Except(acting).Select(code => new Mention(code, names[code], Acts: false))];
        MayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        await MarkAsync(new ReaderText(Id, found.RevisionId, found.Number, found.BodyText, IsNewest) { ActingCountries = acting, IsForEditors = MayEdit }, cancellationToken);
        await NoteReadingAsync(cancellationToken);
        return Page();
    }

    public sealed record Text(
        long RevisionId,
        int Number,
        DateTimeOffset FetchedAt,
        string Headline,
        string[] Authors,
        string[] CreditedOrganisations,
        PrintedInstant? Published,
        PrintedInstant? Modified,
        string? Language,
        string? SiteName,
        string? Lede,
        string BodyText,
        string BodyHtml,
        CountryCode[] MentionedCountries,
        IReadOnlyDictionary<string, string> Origins,
        SideFields Side,
        IReadOnlyList<FieldDisagreement> Disagreements,
        IReadOnlyList<RuleFailure> RuleFailures,
        Identity Identity,
        SnapshotFacts? Snapshot)
    {
        /// <summary>The lede, unless the body opens with it or holds it.</summary>
        public string? SeparateLede => string.IsNullOrWhiteSpace(Lede) || BodyText.Contains(Lede.TrimEnd('…', '.', ' '), StringComparison.Ordinal) ? null : Lede;

        /// <summary>Who said so: the source, or what the page calls its site.</summary>
        public string? From => Identity.SourceName ?? SiteName;

        /// <summary>Why nothing is suggested from the text or from parts of it, in a sentence; absent where the engine read it all.</summary>
        public string? NotAnalysedWords => Identity.IsAnalysed ? EnglishParts.LanguageOf(BodyText) is AnalysedLanguage.Partly ? "Only the English paragraphs were analysed for positions." : null
            : Language is { } language && language != "en" ? $"Not analysed for positions: the engine reads English, and this text is in {LanguageNames.InEnglish(language)}."
            : "Not analysed for positions: the engine has not read this text, or did not find it to be in English.";

        /// <summary>Why the countries found are not all, in a sentence; absent where they are looked for by the names that the text has for them.</summary>
        public string? MissedCountriesWords => !Identity.IsAnalysed && Language is { } language && language != "en" ? $"Looked for by their English names only: the text is in {LanguageNames.InEnglish(language)}." : null;

        /// <summary>Whether the text came with the feed, in place of a page that could not be read.</summary>
        public bool IsFeedText => Origins.IsFromFeed(nameof(Revision.BodyText));

        public string? OriginOf(string field) => Origins.TryGetValue(field, out var origin) ? OriginWords.OfField(origin) : null;
    }

    public sealed record SideFields(string? Section, string[] Keywords, string? LeadImageUrl, bool? IsPaywalled, bool? IsLiveBlog, string? DeclaredLanguage)
    {
        /// <summary>The picture's address where a link may lead there.</summary>
        public Uri? LeadImage => CanonicalUrl.Find(LeadImageUrl)?.Uri;
    }

    /// <param name="ActingCountries">States that say or do something in the newest text; absent where the engine could not read it.</param>
    public sealed record Identity(string? Url, long? SourceId, string? SourceName, ArticleOrigin Origin, DateTimeOffset FirstSeenAt, CountryCode[]? ActingCountries)
    {
        public bool IsAnalysed => ActingCountries is not null;

        /// <summary>The original's address where a link may lead there.</summary>
        public Uri? Original => CanonicalUrl.Find(Url)?.Uri;
    }

    public sealed record SnapshotFacts(byte[] Sha256, int Length, string? ContentType, DateTimeOffset FetchedAt, string? Url, IReadOnlyDictionary<string, string> Headers)
    {
        public bool IsResponse => Snapshot.IsOfResponse(Headers);

        public string Hash => Convert.ToHexStringLower(Sha256);
    }

    public sealed record RevisionRow(int Number, DateTimeOffset FetchedAt);

    /// <param name="Acts">Whether the text has it say or do something, by its name or by another: its capital, its parliament, a group of states.</param>
    public sealed record Mention(CountryCode Code, string Name, bool Acts);
}
