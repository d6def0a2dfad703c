using System.Globalization;

namespace NewsTracker.Core.Queries;

/// <summary>Reads what stands after <c>published:</c> and <c>added:</c>.</summary>
internal static class DateSpanReader
{
    /// <summary>The span, or a sentence that says how to write one.</summary>
    public static (DateSpan? Span, string? Problem) Read(string text) => text switch
    {
        "" => (null, "Write a date after the colon, such as 2025-06, 2025-06..2025-07 or <2d for the last two days."),
        ['<', '=', .. var age] => ReadAge(age, a => new DateSpan.Younger(a)),
        ['<', .. var age] => ReadAge(age, a => new DateSpan.Younger(a)),
        ['>', .. var age] => ReadAge(age, a => new DateSpan.Older(a)),
        _ => ReadBetween(text),
    };

    private static (DateSpan?, string?) ReadAge(string text, Func<Age, DateSpan> make)
    {
        return IsAge(text)
            ? (make(new Age(int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture), Enum.Parse<AgeUnit>(text.AsSpan(text.Length - 1), ignoreCase: true))), null)
            : (null, $"\"{text}\" is no age: write a number and a letter, such as 12h, 2d, 3w, 6m or 1y.");
    }

    private static bool IsAge(string text) => text.Length is >= 2 and <= 4
        && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is >= 1 and <= Age.MaxCount
        && char.IsAsciiLetter(text[^1])
        && Enum.TryParse<AgeUnit>(text.AsSpan(text.Length - 1), ignoreCase: true, out _);

    private static (DateSpan?, string?) ReadBetween(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            return ReadDate(text) is { } date ? (new DateSpan.Between(date, date), null) : (null, NoDate(text));

        var (first, second) = (text[..dots], text[(dots + 2)..]);
        if (first.Length == 0 && second.Length == 0)
            return (null, "Write a date on at least one side of the dots, such as 2025-06.. or ..2025-07.");
        var (from, to) = (ReadDate(first), ReadDate(second));
        if (first.Length > 0 && from is null)
            return (null, NoDate(first));
        if (second.Length > 0 && to is null)
            return (null, NoDate(second));
        if (from is not null && to is not null && from.FirstInstant >= to.Next)
            return (null, $"{from} is after {to}: put the earlier date first.");
        return (new DateSpan.Between(from, to), null);
    }

    private static string NoDate(string text) => IsAge(text) ? $"\"{text}\" is an age: write <{text} for what is younger, >{text} for what is older." : $"\"{text}\" is no date: write a year, a month or a day, such as 2025, 2025-06 or 2025-06-30.";

    private static QueryDate? ReadDate(string text)
    {
        if (text.IndexOf('T', StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            return ReadDate(text[..at]) is { Day: not null } day && TimeOnly.TryParseExact(text.AsSpan(at + 1), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? day.At(time) : null;
        }

        var parts = text.Split('-');
        if (parts.Length > 3 || parts[0].Length != 4 || !parts.All(part => part.Length is >= 1 and <= 4 && part.All(char.IsAsciiDigit)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return QueryDate.Of(numbers[0], numbers.Count > 1 ? numbers[1] : null, numbers.Count > 2 ? numbers[2] : null);
    }
}
