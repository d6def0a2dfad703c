using System.Globalization;
using NewsTracker.Core.Stories;

namespace NewsTracker.Core.Tests.Stories;

/// <summary>Sets of short articles of our own prose, with the report that each tells; those told once carry a dash.</summary>
internal static class StoryCases
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Stories", "Cases");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static IReadOnlyList<Case> Read(string name) =>
    [
        .. File.ReadAllText(Path.Combine(Folder, name + ".txt")).ReplaceLineEndings("\n").Split("\n=== ").Skip(1).Select((part, i) =>
        {
            var (head, body) = part.Split('\n', 2) is [var first, var rest] ? (first.Split(" | "), rest) : throw new InvalidDataException($"{name}, item {i} has no text.");
            var day = DateOnly.ParseExact(head[2], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new Case(head[0] == "-" ? null : head[0], $"{name} {i}: {head[3]} ({head[1]})", body.Trim(), StoryText.Read(head[3], body.Trim(), day));
        }),
    ];

    public sealed record Case(string? Report, string Label, string Body, StoryText Text);
}
