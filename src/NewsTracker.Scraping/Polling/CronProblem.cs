using Cronos;

namespace NewsTracker.Scraping.Polling;

/// <summary>What an admin has to mend in a cron expression.</summary>
public static class CronProblem
{
    private static readonly (string Name, string Range)[] Fields =
        [("minute", "0 to 59"), ("hour", "0 to 23"), ("day of the month", "1 to 31"), ("month", "1 to 12 or JAN to DEC"), ("day of the week", "0 to 7 or SUN to SAT")];

    /// <summary>What keeps an expression from telling when a feed is polled, in a sentence; null where nothing does.</summary>
    public static string? Find(string? expression, DateTimeOffset now)
    {
        if (PollSchedule.IsCron(expression, now))
        {
            return null;
        }

        string[] fields = expression is { Length: <= 200 } ? expression.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) : [];
        if (fields.Length != Fields.Length)
        {
            return "Write the times as a cron expression of five fields in UTC, as 0 6 * * * for six in the morning or */20 * * * * for every 20 minutes.";
        }

        if (CronExpression.TryParse(string.Join(' ', fields), CronFormat.Standard, out _))
        {
            return "The cron expression names a day that never comes, as the 30th of February: the feed would not be polled.";
        }

        var wrong = Enumerable.Range(0, fields.Length).FirstOrDefault(place => !CanBeRead(fields[place], place), -1);
        return wrong < 0 ? "The fields of the cron expression do not go together."
            : $"The {Fields[wrong].Name} of the cron expression, {fields[wrong]}, cannot be read: it goes from {Fields[wrong].Range}, alone or as a list (1,3), range (1-5) or step (*/2).";
    }

    /// <summary>Whether a field can be read in its place, whatever the others are.</summary>
    private static bool CanBeRead(string field, int place) =>
        CronExpression.TryParse(string.Join(' ', Fields.Select((_, other) => other == place ? field : "*")), CronFormat.Standard, out _);
}
