namespace NewsTracker.Data.Search;

/// <summary>What the planner expects of a search, and which way to the newest matches is the shortest by it. Costs are counted in matches gathered, each a microsecond or so, as measured on a million articles.</summary>
/// <param name="Matches">Rows that answer.</param>
/// <param name="Dated">Rows within the dates of the search.</param>
/// <param name="All">Rows of the archive.</param>
/// <param name="Lists">How many lists of the index of words are put together: see <see cref="SearchCondition.Lists"/>.</param>
public readonly record struct SearchEstimate(long Matches, long Dated, long All, int Lists)
{
    /// <summary>A row that is walked by is read, and its words are unpacked.</summary>
    private const double WalkedBy = 6;

    /// <summary>One of few that lie apart, with their words.</summary>
    private const double WalkedByApart = 10;

    /// <summary>One whose words nobody asks for.</summary>
    private const double WalkedByLightly = 0.5;

    /// <summary>One that is not even read: the index tells all.</summary>
    private const double WalkedByInIndex = 0.3;

    /// <summary>A place in a list of the index of words that is taken as it is.</summary>
    private const double Taken = 0.07;

    /// <summary>A place that is in several lists, that of a day among them: they are compared.</summary>
    private const double Compared = 0.3;

    /// <summary>A place in the list of a day, where each lies on a page of its own.</summary>
    private const double Reached = 0.1;

    /// <summary>The same where those of a day lie together.</summary>
    private const double ReachedInOrder = 0.05;

    /// <summary>A match that is found without the index of words, by another table: two looks, for that table names others as well that nothing else of the search lets through.</summary>
    private const double LookedUp = 2;

    /// <summary>One more statement.</summary>
    private const double Asked = 300;

    /// <summary>How many times as far as expected a walk goes: it ends where the page is full.</summary>
    private const int Ample = 4;

    /// <summary>How many times as far a window reaches: all of it is read.</summary>
    private const int AmpleOfWindow = 2;

    private const long Shortest = 1_000;

    /// <summary>Rows that a walk can pass: those within the dates, or of them what <see cref="SearchCondition.Along"/> leaves.</summary>
    public long Along { get; init; } = Dated;

    /// <summary>Rows that are newer than those within the dates.</summary>
    public long Later { get; init; }

    /// <summary>See <see cref="SearchCondition.IsWithinIndex"/>.</summary>
    public bool IsWithinIndex { get; init; }

    /// <summary>See <see cref="SearchCondition.AsksWords"/>.</summary>
    public bool AsksWords { get; init; } = true;

    /// <summary>How much the articles lie in the order of their dates, 0 to 1: so much of a list outside of the days that are asked for is passed without being read.</summary>
    public double Order { get; init; }

    /// <summary>What the planner expects where it knows nothing of the words but that they are rarer than those it keeps: a guess, and mostly too much.</summary>
    public long Guess { get; init; }

    private double Passing => IsWithinIndex ? WalkedByInIndex : !AsksWords ? WalkedByLightly : Along * 4 < Dated ? WalkedByApart : WalkedBy;

    /// <summary>Whether it pays to read the index of words for the days of the search alone: else dates are seen in the rows that it names.</summary>
    public bool NarrowsByDays => Lists > 0 && ReadingDays(Dated) < ReadingAll;

    private double Reading => NarrowsByDays ? ReadingDays(Dated) : ReadingAll + InAll - Matches;

    private double ReadingAll => Lists == 0 ? 0 : InAll * (Lists == 1 ? Taken : Compared);

    // As if dates had nothing to do with words.
    private double InAll => (double)Matches * All / Math.Max(Dated, 1);

    // The lists of so many days and of all later ones, and of each other list what lies within them.
    private double ReadingDays(long dated) => ((dated + Later) * Reaching) + (InAll * Compared * (((double)(dated + Later) / Math.Max(All, 1) * Order) + 1 - Order));

    private double Reaching => (ReachedInOrder * Order) + (Reached * (1 - Order));

    private double Gathering => Reading + (Matches * (IsFoundElsewhere ? LookedUp : 1));

    private bool IsFoundElsewhere => Lists == 0;

    /// <param name="most">How many matches are wanted.</param>
    /// <param name="fromNewest">Whether from the newest on: windows that begin elsewhere cannot be read by days.</param>
    public SearchPlan PlanFor(int most, bool fromNewest = true)
    {
        if (Matches <= Guess)
            return SearchPlan.Gather;
        var passed = Math.Max(most * Along / Matches, 1);
        var reached = Math.Max(AmpleOfWindow * most * Dated / Matches, Shortest);
        var walk = passed * Passing;
        var window = Lists == 0 ? double.PositiveInfinity : Asked + (fromNewest ? ReadingDays(Math.Min(reached, Dated)) : ReadingAll + (reached * Reached)) + (AmpleOfWindow * most);
        return Math.Min(walk, window) >= Gathering ? SearchPlan.Gather
            : walk <= window ? new(SearchPlan.Way.Walk, Math.Min(Math.Max(Ample * passed, Shortest), SearchPlan.LongestWalk))
            : new(SearchPlan.Way.Window, reached);
    }

    /// <summary>Whether going so far is still worth it: less than gathering all would cost.</summary>
    public bool IsWorth(SearchPlan plan) => plan.Depth * (plan.By is SearchPlan.Way.Walk ? Passing : Reaching) <= Gathering;
}
