using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Finds the words of a date in a line that says other things as well: "This post was written on 14 December 2015 by ...".</summary>
internal static class DateInLine
{
    private const int MostWords = 40;

    // Words before and behind the year, longest first: with weekday and clock, month-first, ISO and East Asian.
    private static readonly (int Before, int After)[] Shapes = [(3, 4), (3, 3), (2, 4), (2, 3), (2, 2), (2, 1), (0, 3), (0, 2), (0, 1), (3, 0), (2, 0), (0, 0)];

    public static PrintedInstant? Read(string line, Func<string?, PrintedInstant?> read)
    {
        if (read(line) is { } whole)
            return whole;
        var words = line.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (!HoldsYear(words[i]))
                continue;
            foreach (var (before, after) in Shapes)
            {
                if (i - before < 0 || i + after >= words.Length)
                    continue;
                if (read(string.Join(' ', words[(i - before)..(i + after + 1)]).Trim(',', ';', '.', '(', ')')) is { } date)
                    return date;
            }
        }

        return null;
    }

    private static bool HoldsYear(string word)
    {
        var run = 0;
        for (var i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && char.IsDigit(word[i]))
            {
                run++;
                continue;
            }

            if (run == 4 && char.GetNumericValue(word[i - 4]) is 1 or 2)
                return true;
            run = 0;
        }

        return false;
    }
}
