using System.Diagnostics;
using NewsTracker.Core.Tests.Extraction.Fuzzing;

namespace NewsTracker.Benchmarks.Fuzzing;

/// <summary>Leaves out parts of a failing document, from halves down to single bytes, as long as it still fails.</summary>
internal static class Shrinking
{
    public static FuzzDocument Shrink(FuzzDocument document, Func<FuzzDocument, bool> fails, TimeSpan longest)
    {
        var clock = Stopwatch.StartNew();
        for (var part = Math.Max(1, document.Content.Length / 2); ; part = Math.Max(1, part / 2))
        {
            var before = document.Content.Length;
            for (var start = 0; start < document.Content.Length && clock.Elapsed < longest;)
            {
                byte[] shorter = [.. document.Content.AsSpan(0, start), .. document.Content.AsSpan(Math.Min(start + part, document.Content.Length))];
                if (fails(document with { Content = shorter }))
                    document = document with { Content = shorter };
                else
                    start += part;
            }

            if (clock.Elapsed >= longest || (part == 1 && document.Content.Length == before))
                return document;
        }
    }
}
