using System.Globalization;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads "2 hours ago", "yesterday" and their like by unit words of many languages.</summary>
internal static class RelativeDates
{
    public static DateReading? Read(List<DateToken> tokens, DateTimeOffset now)
    {
        var phrase = string.Concat(tokens.Select((token, index) => (index > 0 && token.SpaceBefore ? " " : "") + token.Text)).Trim();
        if (RelativeWords.FindDay(phrase.TrimEnd('.')) is { } days)
            return new DateReading(now.DateTime.AddDays(-days), now.Offset, DateGrain.Day);

        var moment = now.DateTime;
        var sign = tokens.Count > 0 && RelativeWords.IsFuture(tokens[0].Text) ? 1 : -1;
        RelativeUnit? finest = null;
        var strangers = 0;
        double? amount = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsNumber)
            {
                // Signed spans are arithmetic, not a print.
                if (amount is not null || (i > 0 && (tokens[i - 1].Is('-') || tokens[i - 1].Is('+'))))
                    return null;
                amount = token.Value;
                if (i + 2 < tokens.Count && tokens[i + 1].Is('.') && tokens[i + 2].IsNumber)
                {
                    amount = double.Parse(token.Text + "." + tokens[i + 2].Text, CultureInfo.InvariantCulture);
                    i += 2;
                }
            }
            else if (token.Kind == DateTokenKind.Word && RelativeWords.FindUnit(token.Text) is { } unit && (amount is not null || (finest is null && token.Text.Length > 3)))
            {
                if (Step(moment, unit, sign * (amount ?? 1)) is not { } moved)
                    return null;
                (moment, finest, amount) = (moved, unit, null);
                while (i + 1 < tokens.Count && DateToken.IsHan(tokens[i + 1].Text[0]) && DateToken.IsHan(token.Text[0]))
                    i++;
            }
            else if (token.Kind == DateTokenKind.Word && amount is null && RelativeWords.FindNumber(token.Text) is { } number)
            {
                amount = number;
            }
            else if (token.Kind == DateTokenKind.Word && ++strangers > 3)
            {
                return null;
            }
        }

        return finest is not { } grain || amount is not null ? null : new DateReading(moment, now.Offset, GrainOf(grain));
    }

    private static DateTime? Step(DateTime moment, RelativeUnit unit, double amount)
    {
        if (Math.Abs(amount) > 5_000)
            return null;
        var whole = (int)Math.Round(amount);
        return unit switch
        {
            RelativeUnit.Second => moment.AddSeconds(amount),
            RelativeUnit.Minute => moment.AddMinutes(amount),
            RelativeUnit.Hour => moment.AddHours(amount),
            RelativeUnit.Day => moment.AddDays(amount),
            RelativeUnit.Week => moment.AddDays(7 * amount),
            RelativeUnit.Month => moment.AddMonths(whole),
            RelativeUnit.Year when moment.Year + whole is > 1 and < 9000 => moment.AddYears(whole),
            RelativeUnit.Decade when moment.Year + (10 * whole) is > 1 and < 9000 => moment.AddYears(10 * whole),
            _ => null,
        };
    }

    private static DateGrain GrainOf(RelativeUnit unit) => unit switch
    {
        RelativeUnit.Second => DateGrain.Second,
        RelativeUnit.Minute or RelativeUnit.Hour => DateGrain.Minute,
        RelativeUnit.Month => DateGrain.Month,
        RelativeUnit.Year or RelativeUnit.Decade => DateGrain.Year,
        _ => DateGrain.Day,
    };
}
