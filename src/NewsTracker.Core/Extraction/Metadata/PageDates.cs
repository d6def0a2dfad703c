using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Finds the dates of the article among those of the page. The right one is nearly always there; the work is to tell it from the dates of other things.</summary>
internal sealed class PageDates
{
    private const int LongestTitlePart = 30;
    private const int Opening = 4;

    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    private readonly Page page;
    private readonly DateContext context;
    private readonly IReadOnlyList<DateCandidate> published;
    private readonly IReadOnlyList<DateCandidate> modified;

    /// <summary>The same words stand in several places, and are asked for as both dates.</summary>
    private readonly Dictionary<string, PrintedInstant?> readBefore = new(StringComparer.Ordinal);

    /// <param name="body">The blocks chosen for the body; some texts open with their date.</param>
    public PageDates(Page page, StructuredArticle? declared, DateContext context, IReadOnlyList<PageBlock> body)
    {
        this.page = page;
        this.context = context;
        var machine = new DeclaredDates(page, declared, Read);
        var printed = new PrintedDates(page, declared, Read);
        published = WithoutLists([.. machine.Published(), .. printed.Find(isModified: false), .. OfAddressAndTitle(), .. OfOpening(body)]);
        modified = [.. machine.Modified(), .. printed.Find(isModified: true)];
    }

    public Extracted<PrintedInstant>? FindPublished(DateTimeOffset? notBefore = null)
    {
        var candidates = notBefore is { } earliest ? published.Where(candidate => candidate.Value.ToUtc() >= earliest).ToList() : published;
        var chosen = DateVote.Choose(candidates);
        if (chosen is null)
            return candidates.Count == 0 ? OfState(notBefore) : OnlyOf(candidates);
        return IsOfPageOnly(chosen, candidates) ? null : new Extracted<PrintedInstant>(chosen.Value, chosen.Origin);
    }

    public Extracted<PrintedInstant>? FindModified(PrintedInstant? published)
    {
        foreach (var candidate in modified)
        {
            if (published is null || candidate.Value.ToUtc() >= published.ToUtc().AddDays(published.Precision == InstantPrecision.Day ? -1 : 0))
                return new Extracted<PrintedInstant>(candidate.Value, candidate.Origin);
        }

        return null;
    }

    /// <summary>What the page also says of the field, a day or more from what was taken; each day once.</summary>
    public IReadOnlyList<Extracted<PrintedInstant>> Others(ArticleField field, PrintedInstant taken) =>
        [.. (field == ArticleField.Modified ? modified : published)
            .Where(candidate => candidate.Weight >= DateWeights.Url && !DateVote.Agree(candidate.Value, taken) && (candidate.Value.ToUtc() - taken.ToUtc()).Duration() > Slack)
            .DistinctBy(candidate => candidate.Value.Local.Date)
            .Select(candidate => new Extracted<PrintedInstant>(candidate.Value, candidate.Origin))];

    /// <summary>Bare dates that differ are those of a list, a table or a story told.</summary>
    private static List<DateCandidate> WithoutLists(List<DateCandidate> candidates)
    {
        if (candidates.Where(candidate => candidate.IsLoose).Select(candidate => candidate.Value.Local.Date).Distinct().Skip(1).Any())
            candidates.RemoveAll(candidate => candidate.IsLoose);
        return candidates;
    }

    /// <summary>A content system dates every page it serves. Where nothing calls the page an article and no reader is shown the day, it is the record's, not a publication's.</summary>
    private static bool IsOfPageOnly(DateCandidate chosen, IReadOnlyList<DateCandidate> candidates) =>
        chosen.IsOfPage
        && candidates.Any(candidate => candidate is { Source: DateSource.Structured, IsOfPage: true })
        && !candidates.Any(candidate => candidate is { Source: DateSource.Structured, IsOfPage: false })
        && !DateVote.IsConfirmed(chosen, candidates, DateSource.Printed, DateSource.Microdata, DateSource.Url);

    private IEnumerable<DateCandidate> OfAddressAndTitle()
    {
        if (UrlDate.Find(context.Url) is { } day && Read(day) is { } ofUrl)
            yield return new DateCandidate(ofUrl, DateSource.Url, FieldOrigin.Url, DateWeights.Url);
        var title = page.Declarations.Title;
        if (title is not null && DateLabels.MayHoldDate(title) && Read(title) is { } titled)
            yield return new DateCandidate(titled, DateSource.Title, FieldOrigin.Heuristic, DateWeights.Title);

        // "Headline | Paper | 28.04.2023": a part of its own is the day of printing, not a day spoken of.
        if (title is { Length: < 400 } && title.Split('|').Skip(1).Where(part => part.Length < LongestTitlePart && DateLabels.MayHoldDate(part)).Select(Read).FirstOrDefault(date => date is not null) is { } part)
            yield return new DateCandidate(part, DateSource.Title, FieldOrigin.Heuristic, DateWeights.TitlePart);
    }

    /// <summary>A line of the opening that holds a date and nothing else: "(21. November 2022)".</summary>
    private IEnumerable<DateCandidate> OfOpening(IReadOnlyList<PageBlock> body)
    {
        foreach (var block in body.Take(Opening))
        {
            if (block.Text.Length <= LongestTitlePart && DateLabels.MayHoldDate(block.Text) && Read(block.Text.Trim('(', ')', '[', ']', ' ')) is { } date)
            {
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, DateWeights.FarElement);
                yield break;
            }
        }
    }

    /// <summary>Where all that is printed beside the article tells one day, it is the article's.</summary>
    private static Extracted<PrintedInstant>? OnlyOf(IReadOnlyList<DateCandidate> witnesses) =>
        witnesses.All(witness => DateVote.Agree(witness.Value, witnesses[0].Value)) ? new Extracted<PrintedInstant>(witnesses[0].Value, witnesses[0].Origin) : null;

    private Extracted<PrintedInstant>? OfState(DateTimeOffset? notBefore)
    {
        // The state of a page also holds its teasers: only a day that all of it agrees on is taken.
        var dates = PageState.FindPublished(page.Document).Select(Read).OfType<PrintedInstant>().ToList();
        return dates.Count > 0 && dates.All(date => date.Local.Date == dates[0].Local.Date) && (notBefore is null || dates[0].ToUtc() >= notBefore)
            ? new Extracted<PrintedInstant>(dates[0], FieldOrigin.Heuristic)
            : null;
    }

    private PrintedInstant? Read(string? text)
    {
        if (text is null or { Length: >= 200 })
            return null;
        if (!readBefore.TryGetValue(text, out var date))
            readBefore[text] = date = PrintedDateReader.Read(text, context) is { } read && context.IsPossible(read) ? read : null;
        return date;
    }
}
