using System.Globalization;

namespace NewsTracker.Data.Tests.Analysis;

/// <summary>
/// A short report of our own prose and the positions an editor would code from it: <c>= id</c>, the headline, the text, then
/// <c>&gt; LVA withdrawal intends</c> for what must be found and <c>? …</c> for what may be.
/// </summary>
/// <param name="Lot">The file it stands in.</param>
public sealed record CodedReport(string Lot, string Id, string Headline, string Text, IReadOnlySet<string> Positions, IReadOnlySet<string> Optional)
{
    public static DateOnly PublishedOn { get; } = DateOnly.Parse("2025-10-15", CultureInfo.InvariantCulture);

    public static IReadOnlyList<CodedReport> ReadAll() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Analysis", "Readings"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<CodedReport> Read(string path) =>
        ("\n" + File.ReadAllText(path).ReplaceLineEndings("\n")).Split("\n= ").Skip(1).Select(part => Parse(Path.GetFileNameWithoutExtension(path), part));

    private static CodedReport Parse(string lot, string part)
    {
        var lines = part.Trim().Split('\n');
        return new CodedReport(lot, lines[0], lines[1], string.Join('\n', lines.Skip(2).Where(line => !IsCoding(line))), Codings('>'), Codings('?'));

        HashSet<string> Codings(char mark) => [.. lines.Where(line => IsCoding(line) && line[0] == mark).Select(line => line[2..])];
    }

    private static bool IsCoding(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("? ", StringComparison.Ordinal);
}
