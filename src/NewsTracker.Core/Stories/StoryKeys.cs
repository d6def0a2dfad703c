namespace NewsTracker.Core.Stories;

/// <summary>
/// Numbers by which an index finds texts that may be the same report, of three kinds: bands of a MinHash signature over pairs of terms (Broder 1997;
/// two texts that share half of their pairs nearly always share a band), the least runs of words (a cut copy keeps its share of them), and pairs of
/// rare names and figures of the opening with the time around the day (a rewrite keeps those). Sharing one is a hint; <see cref="StoryComparer"/> decides.
/// </summary>
public sealed record StoryKeys(IReadOnlyList<long> Kept, IReadOnlyList<long> Sought)
{
    private const int Bands = 10;
    private const int Rows = 3;
    private const int LeastRuns = 8;
    private const int RunTerms = 5;
    private const int OpeningSentences = 4;
    private const int RareTerms = 6;
    private const int RareTermsOfShortItem = 8;
    private const int ShortItem = 40;
    private const int DaysOfAPeriod = 3;

    /// <summary>One for each row of each band.</summary>
    private static readonly ulong[] Seeds = [.. Enumerable.Range(1, Bands * Rows).Select(number => TermHash.Mix(0x9e3779b97f4a7c15UL * (ulong)number))];

    /// <summary>What the index keeps of a text, and what is sought to find others: names are sought in the neighbouring times, too.</summary>
    public static StoryKeys Of(StoryText text)
    {
        var terms = text.Sentences.SelectMany(sentence => sentence.Terms).Select(term => term.Id).ToArray();
        var kept = new HashSet<long>();
        kept.UnionWith(BandsOf(terms));
        kept.UnionWith(RunsOf(terms));
        var sought = new HashSet<long>(kept);
        var pairs = PairsOf(text);
        var period = text.Day is { } day ? day.DayNumber / DaysOfAPeriod : 0;
        kept.UnionWith(pairs.Select(pair => Key(3, pair, (ulong)period)));
        sought.UnionWith(pairs.SelectMany(pair => new[] { period - 1, period, period + 1 }.Select(time => Key(3, pair, (ulong)time))));
        return new StoryKeys([.. kept.Order()], [.. sought.Order()]);
    }

    private static List<long> BandsOf(ulong[] terms)
    {
        if (terms.Length < 2)
            return [];
        Span<ulong> least = stackalloc ulong[Seeds.Length];
        least.Fill(ulong.MaxValue);
        for (var i = 0; i + 1 < terms.Length; i++)
        {
            var pair = TermHash.Of(terms.AsSpan(i, 2));
            for (var h = 0; h < least.Length; h++)
                least[h] = Math.Min(least[h], TermHash.Mix(pair ^ Seeds[h]));
        }

        var bands = new List<long>(Bands);
        for (var band = 0; band < Bands; band++)
            bands.Add(Key(1, TermHash.Of(least.Slice(band * Rows, Rows)), (ulong)band));
        return bands;
    }

    private static IEnumerable<long> RunsOf(ulong[] terms)
    {
        var least = new List<ulong>(LeastRuns + 1);
        for (var i = 0; i + RunTerms <= terms.Length; i++)
        {
            var run = TermHash.Of(terms.AsSpan(i, RunTerms));
            if (least.Count == LeastRuns && run >= least[^1])
                continue;
            var place = least.BinarySearch(run);
            if (place < 0)
                least.Insert(~place, run);
            if (least.Count > LeastRuns)
                least.RemoveAt(LeastRuns);
        }

        return least.Select(run => Key(2, run, 0));
    }

    private static List<ulong> PairsOf(StoryText text)
    {
        var opening = text.Headline.Concat(text.Sentences.Take(OpeningSentences)).SelectMany(sentence => sentence.Terms);

        // Names first: figures are rounded and spelt out, names hardly ever. Of equals those of least hash, which two like texts share most likely.
        var chosen = opening.Where(term => term.Weight >= 1).DistinctBy(term => term.Id)
            .OrderBy(term => term.Kind switch { TermKind.Name => 0, TermKind.Number => 1, _ => 2 }).ThenBy(term => term.Id)
            .Take(text.WordCount < ShortItem ? RareTermsOfShortItem : RareTerms).Select(term => term.Id).Order().ToArray();
        return [.. chosen.SelectMany((_, i) => chosen.Skip(i + 1).Select(other => TermHash.Of([chosen[i], other])))];
    }

    private static long Key(ulong kind, ulong value, ulong place) => unchecked((long)TermHash.Of([kind, value, place]));
}
