using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Attention;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>How much is written over time about countries, topics or by sources, with what changed marked on the line.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, CountryNames names, StanceBooks books, TimeProvider clock) : PageModel
{
    /// <summary>As many lines as colours and dashes tell apart.</summary>
    public const int MostLines = 5;

    private const int MaxKeyLength = 40;

    [BindProperty(SupportsGet = true)]
    public Dimension By { get; set; }

    /// <summary>Which of them: codes of countries, keys of topics, numbers of sources.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Of { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>The last day, in the word that other pages with stances have for it.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    /// <summary>The marks show the changes of stances that were known by then.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    /// <summary>As a part of all articles, so that a busier archive does not look like more attention.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Share { get; set; }

    public AttentionRange Range { get; private set; } = null!;

    public StanceTime Time { get; private set; } = null!;

    public SeriesChart Chart { get; private set; } = null!;

    /// <summary>How many changes lie before the earliest that is marked.</summary>
    public int MarksLeftOut { get; private set; }

    /// <summary>What can be chosen, with what is.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>What the address names and is not known here, in a sentence; absent where there is none.</summary>
    public string? Unknown { get; private set; }

    public IEnumerable<Choice> Chosen => Choices.Where(choice => choice.IsChosen);

    public bool IsNarrowed => Of.Any(key => !string.IsNullOrEmpty(key)) || Range.IsAsked || KnownAt is not null || Share;

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(TableFormat format, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (Unknown is not null)
        {
            return BadRequest();
        }

        string[] columns = [Range.Span.ToString().ToLowerInvariant(), .. Chart.Lines.Select(line => line.Name)];
        var rows = Chart.Buckets.Select(IReadOnlyList<object?> (bucket, i) => [bucket, .. Chart.Lines.Select(line => (object?)line.Values[i])]).ToAsyncEnumerable();
        return new ExportResult(new TableExport($"attention-{PositionWords.Iso(Range.First)}-{PositionWords.Iso(Range.Last)}", columns, rows), format);
    }

    public string AddressOf(TableFormat format) => Url.Page("/Attention/Index", new
    {
        handler = "export",
        format = format.ToKey(),
        by = By,
        of = Chosen.Select(choice => choice.Key).ToArray(),
        from = PositionWords.Iso(Range.First),
        to = PositionWords.Iso(Range.Last),
        knownAt = KnownAt is { } known ? PositionWords.Iso(known) : null,
        share = Share,
    })!;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Range = AttentionRange.Of(From, To ?? AsOf, clock.Today());
        Time = StanceTime.Of(Range.Last, KnownAt, clock);
        var lines = Lines.Of(By, db, names, new AttentionMarks(db, names, books, Range, Time), Range);
        Choices = await ReadChoicesAsync(lines, cancellationToken);
        var chosen = Chosen.ToList();
        var keys = chosen.ConvertAll(choice => choice.Key);
        var counts = await lines.CountAsync(keys, cancellationToken);
        var all = Share ? await db.DaysOfAllAsync(Range.First, Range.Last, cancellationToken) : null;
        var marks = await lines.MarksAsync(keys, cancellationToken);
        MarksLeftOut = marks.LeftOut;
        Chart = AttentionChart.Draw(Range, chosen, counts, all, marks.Shown);
    }

    private async Task<IReadOnlyList<Choice>> ReadChoicesAsync(Lines lines, CancellationToken cancellationToken)
    {
        var named = Of.Where(key => !string.IsNullOrEmpty(key)).Distinct(StringComparer.Ordinal).ToList();
        var known = await lines.KnownAsync(named, cancellationToken);
        var unknown = named.Where(key => known.All(choice => choice.Key != key)).Take(MostLines).ToList();
        var asked = named.Where(key => known.Any(choice => choice.Key == key)).Take(MostLines).ToHashSet(StringComparer.Ordinal);
        if (unknown.Count > 0)
        {
            var what = $"No {By.ToString().ToLowerInvariant()} here is called {string.Join(" or ", unknown.Select(key => $"“{key.CutTo(MaxKeyLength)}”"))}.";
            Unknown = what + (asked.Count == 0 ? " What is usual is shown instead; choose by the filter." : " Only the others are shown.");
        }

        if (asked.Count == 0)
        {
            asked = [.. (await lines.DefaultsAsync([.. known.Select(choice => choice.Key)], cancellationToken)).Take(MostLines)];
        }

        return [.. known.Select(choice => new Choice(choice.Key, choice.Name, asked.Contains(choice.Key)))];
    }

    public enum Dimension
    {
        Country,
        Topic,
        Source,
    }

    public sealed record Choice(string Key, string Name, bool IsChosen);
}
