using System.Globalization;
using System.Text;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Reads printed dates, and the publication date of small pages.</summary>
internal sealed class ParseDateVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var cases = await JsonLines.ReadAsync<Case>(arguments.In, cancellationToken);
        var results = new List<Result>();
        for (var round = 0; round < arguments.Repeat; round++)
        {
            results.Clear();
            foreach (var entry in cases)
                results.Add(new Result(entry.Id, entry.Html is null ? ReadText(entry) : ReadPage(entry)));
        }

        await JsonLines.WriteAsync(arguments.Out, results, cancellationToken);
        return cases.Count * arguments.Repeat;
    }

    private static string? ReadText(Case entry)
    {
        var context = new DateContext { Language = entry.Language, Url = AddressOf(entry), Now = entry.Now };
        return PrintedDateReader.ReadWithGrain(entry.Text, context) is { } reading
            ? reading.Local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + OffsetOf(reading.Offset)
            : null;
    }

    private static string? ReadPage(Case entry) =>
        PageDateReader.Find(Encoding.UTF8.GetBytes(entry.Html!), AddressOf(entry), DateOnly.FromDateTime((entry.Now ?? new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero)).DateTime))?.ToString();

    private static Uri? AddressOf(Case entry) => Uri.TryCreate(entry.Url, UriKind.Absolute, out var url) ? url : null;

    private static string OffsetOf(TimeSpan? offset) =>
        offset is not { } value ? "" : (value < TimeSpan.Zero ? "-" : "+") + value.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    private sealed record Case(string Id, string? Text, string? Html, string? Url, string? Language, DateTimeOffset? Now);

    private sealed record Result(string Id, string? Value);
}
