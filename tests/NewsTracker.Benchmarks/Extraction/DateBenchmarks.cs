using System.Text.Json;
using BenchmarkDotNet.Attributes;
using NewsTracker.Benchmarks.Corpora;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Benchmarks.Extraction;

/// <summary>Printed dates in many languages: those of the dates suite, else a few of each kind. The time is of one date.</summary>
public class DateBenchmarks
{
    private const int Dates = 2_000;

    private static readonly string[] Samples =
        ["15 January 2026", "Jan. 15, 2026 10:30 AM IST", "15.01.2026 klo 10.30", "15 stycznia 2026 r.", "2026-01-15T10:30:00+02:00", "vor 3 Stunden", "15 января 2026, 10:30", "2026年1月15日 10:30", "Updated: 15-01-2026 10:30 IST", "no date at all"];

    private (string Text, DateContext Context)[] dates = [];

    [GlobalSetup]
    public void ReadDates()
    {
        var read = BenchFolders.Dates is { } file ? File.ReadLines(file).Select(ReadCase).Where(one => one.Text.Length > 0).ToList() : [.. Samples.Select(text => (text, DateContext.Empty))];
        dates = [.. Enumerable.Range(0, Dates).Select(index => read[index % read.Count])];
    }

    [Benchmark(Description = "Printed date", OperationsPerInvoke = Dates)]
    public int Read() => dates.Count(date => PrintedDateReader.ReadWithGrain(date.Text, date.Context) is not null);

    private static (string Text, DateContext Context) ReadCase(string line)
    {
        using var json = JsonDocument.Parse(line);
        string? Of(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return (Of("text") ?? "", new DateContext { Language = Of("language"), Now = DateTimeOffset.TryParse(Of("now"), System.Globalization.CultureInfo.InvariantCulture, out var now) ? now : null });
    }
}
