using System.Security.Cryptography;
using NewsTracker.Core.Tests.Extraction.Fuzzing;

namespace NewsTracker.Benchmarks.Fuzzing;

/// <summary>Keeps failing documents in a folder: as they were found, made smaller, and what they break. One of each kind.</summary>
internal sealed class Findings(string folder, TextWriter report)
{
    private const int MostOfAKind = 3;
    private static readonly TimeSpan LongestShrinking = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    public int Kinds => kinds.Count;

    /// <summary>Written before the document is read: what ends the process or never ends is found there.</summary>
    public void Announce(FuzzDocument document) => Write("current", document, []);

    public void Add(FuzzDocument document, IReadOnlyList<string> broken, Func<FuzzDocument, IReadOnlyList<string>> check)
    {
        var kind = KindOf(broken[0]);
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        if (kinds[kind] > MostOfAKind)
            return;
        var small = Shrinking.Shrink(document, candidate => check(candidate).Any(other => KindOf(other) == kind), LongestShrinking);
        var name = Convert.ToHexStringLower(SHA256.HashData(document.Content))[..12];
        Write(name, document, broken);
        Write(name + "-small", small, check(small));
        report.WriteLine($"{name}: {document.Content.Length} bytes, made {small.Content.Length}: {string.Join("; ", broken.Select(line => line.Split('\n')[0]).Take(3))}");
    }

    /// <summary>The sentence without its values.</summary>
    private static string KindOf(string broken) => string.Concat(broken.Split('\n')[0].Take(60).Where(character => !char.IsDigit(character))).Split("body:")[0];

    private void Write(string name, FuzzDocument document, IReadOnlyList<string> broken)
    {
        File.WriteAllBytes(Path.Combine(folder, name + ".html"), document.Content);
        File.WriteAllLines(Path.Combine(folder, name + ".txt"), [$"Content-Type: {document.ContentType ?? "(none)"}", $"URL: {document.Url?.OriginalString ?? "(none)"}", .. broken]);
    }
}
