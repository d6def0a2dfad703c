using System.Reflection;
using System.Text.Json;
using NewsTracker.Core.Extraction;
using Xunit;

namespace NewsTracker.Testing.Fixtures;

/// <summary>Text files as people upload them, each with what a correct reading gives: <c>[MemberData(nameof(TextFixtures.Names), MemberType = typeof(TextFixtures))]</c>.</summary>
public static class TextFixtures
{
    private const string Folder = "Texts/";
    private const string ExpectedEnding = ".expected.json";

    /// <summary>The day to name as the day of upload: later than every date in the files.</summary>
    public static DateOnly ReadOn { get; } = new(2026, 3, 31);

    public static TheoryData<string> Names { get; } =
        [.. Resources.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(ExpectedEnding, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^ExpectedEnding.Length])
            .Order(StringComparer.Ordinal)];

    private static Assembly Resources => Assembly.GetExecutingAssembly();

    public static TextFixture Load(string name)
    {
        using var expected = Open(name + ExpectedEnding);
        using var text = Open(name + ".txt");
        using var content = new MemoryStream();
        text.CopyTo(content);
        return new TextFixture(name, content.ToArray(), JsonSerializer.Deserialize<ExpectedText>(expected, JsonSerializerOptions.Web)!);
    }

    private static Stream Open(string file) =>
        Resources.GetManifestResourceStream(Folder + file) ?? throw new FileNotFoundException("No such text fixture.", file);
}

/// <param name="Content">The bytes of the file: its encoding and line ends are part of the case.</param>
public sealed record TextFixture(string Name, ReadOnlyMemory<byte> Content, ExpectedText Expected);

/// <summary>What a correct reading of a text file gives; instants as <see cref="NewsTracker.Core.Articles.PrintedInstant"/> prints them.</summary>
public sealed record ExpectedText
{
    public required string Headline { get; init; }

    public required IReadOnlyList<BylineName> Byline { get; init; }

    public required string? Published { get; init; }

    public required string? Modified { get; init; }

    public required string Language { get; init; }

    /// <summary>Paragraphs and subheadings in order, hard-wrapped lines joined.</summary>
    public required IReadOnlyList<string> Body { get; init; }

    /// <summary>ISO 3166-1 alpha-3 codes of the states named in headline and body, in order of first mention.</summary>
    public required IReadOnlyList<string> Countries { get; init; }
}
