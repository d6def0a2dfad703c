using System.Globalization;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Extraction;
using NewsTracker.Testing.Newsroom.HouseStyles;

namespace NewsTracker.Testing.Newsroom;

/// <summary>Reads the newsroom's own article format: header lines, a blank line, then blocks with a blank line between them.</summary>
/// <remarks>A block that starts with <c>## </c> is a subheading, <c>&gt; </c> a quote, <c>- </c> a list item; any other is a paragraph.</remarks>
internal static class ArticleFile
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    public static NewsroomArticle Parse(string text, IHouseStyle style)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = parts[0].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new NewsroomArticle
        {
            Path = header["path"],
            Style = style.Key,
            SiteName = style.SiteName,
            Language = style.Language,
            Headline = header["headline"],
            Byline = [.. List(header, "byline").Select(ReadName)],
            Published = ReadInstant(header["published"]),
            Modified = header.TryGetValue("modified", out var modified) ? ReadInstant(modified) : null,
            Standfirst = header.GetValueOrDefault("standfirst"),
            Caption = header.GetValueOrDefault("caption"),
            Section = header["section"],
            Countries = [.. header.GetValueOrDefault("countries", "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CountryCode.Parse)],
            Feeds = [.. List(header, "feeds").Select(ReadPlacement)],
            Encoding = header.GetValueOrDefault("encoding", "utf-8"),
            EncodingDeclaredIn = Enum.Parse<EncodingDeclaration>(header.GetValueOrDefault("declared", nameof(EncodingDeclaration.Meta)), ignoreCase: true),
            MarkedBlocks = [.. parts.Skip(1).Select(ReadBlock)],
        };
    }

    private static string[] List(Dictionary<string, string> header, string key) =>
        header.GetValueOrDefault(key, "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A star after a name marks an organisation.</summary>
    private static BylineName ReadName(string name) => new(name.TrimEnd('*'), name.EndsWith('*'));

    private static FeedPlacement ReadPlacement(string placement) =>
        new(Enum.Parse<NewsroomFeed>(placement.Replace("+utm", "", StringComparison.Ordinal), ignoreCase: true), placement.EndsWith("+utm", StringComparison.Ordinal));

    private static PrintedInstant ReadInstant(string iso)
    {
        var instant = DateTimeOffset.ParseExact(iso, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None);
        return new PrintedInstant(instant.DateTime, instant.Offset, iso.Length == "2025-07-09T12:32+05:30".Length ? InstantPrecision.Minute : InstantPrecision.Second);
    }

    private static TextBlock ReadBlock(string block)
    {
        var line = block.Replace('\n', ' ');
        return line switch
        {
            ['#', '#', ' ', ..] => new TextBlock(TextBlockKind.Heading, line[3..]),
            ['>', ' ', ..] => new TextBlock(TextBlockKind.Quote, line[2..]),
            ['-', ' ', ..] => new TextBlock(TextBlockKind.ListItem, line[2..]),
            _ => new TextBlock(TextBlockKind.Paragraph, line),
        };
    }
}
