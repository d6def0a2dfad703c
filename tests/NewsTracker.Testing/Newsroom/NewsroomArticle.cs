using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Testing.Newsroom;

/// <summary>An article of the sample newsroom, and with it what a correct extraction of its page gives.</summary>
public sealed partial record NewsroomArticle
{
    /// <summary>The address within the site, without tracking parameters: <c>/devd/…</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Key of the house style that lays it out: <c>devd</c>.</summary>
    public required string Style { get; init; }

    public required string SiteName { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required string Headline { get; init; }

    public required IReadOnlyList<BylineName> Byline { get; init; }

    public required PrintedInstant Published { get; init; }

    /// <summary>Absent where the page prints no second date.</summary>
    public PrintedInstant? Modified { get; init; }

    /// <summary>The summary printed above the text; it opens the body too. Absent where the house style, or this article, has none.</summary>
    public string? Standfirst { get; init; }

    /// <summary>The text below the standfirst, with links as <c>[text](address)</c> and stress as <c>**text**</c>.</summary>
    public required IReadOnlyList<TextBlock> MarkedBlocks { get; init; }

    /// <summary>States a reader finds named in headline and body, by name, adjective or demonym in the article's own language, in order of first mention.</summary>
    public required IReadOnlyList<CountryCode> Countries { get; init; }

    /// <summary>Printed below the picture; no part of the body. Articles without one have no picture.</summary>
    public string? Caption { get; init; }

    public required string Section { get; init; }

    public required IReadOnlyList<FeedPlacement> Feeds { get; init; }

    /// <summary>Label of the encoding the page is served in.</summary>
    public required string Encoding { get; init; }

    public required EncodingDeclaration EncodingDeclaredIn { get; init; }

    /// <summary>The body a correct extraction gives: standfirst, paragraphs, subheadings, quotes and list items, without captions and clutter.</summary>
    public IReadOnlyList<TextBlock> ExpectedBody =>
        [.. Standfirst is null ? [] : new[] { new TextBlock(TextBlockKind.Paragraph, Standfirst) }, .. MarkedBlocks.Select(block => block with { Text = PlainText(block.Text) })];

    /// <summary>Plain text of the expected body, a blank line between blocks.</summary>
    public string ExpectedBodyText => string.Join("\n\n", ExpectedBody.Select(block => block.Text));

    public DateTimeOffset LastChangedAt => (Modified ?? Published).ToUtc();

    /// <summary>What a feed shows of it.</summary>
    public string Teaser => Standfirst ?? PlainText(MarkedBlocks[0].Text);

    /// <summary>The same article with a passage replaced wherever it stands, and a new modification instant.</summary>
    public NewsroomArticle Edited(string oldText, string newText, DateTimeOffset at)
    {
        var edited = this with
        {
            Headline = Headline.Replace(oldText, newText, StringComparison.Ordinal),
            Standfirst = Standfirst?.Replace(oldText, newText, StringComparison.Ordinal),
            MarkedBlocks = [.. MarkedBlocks.Select(block => block with { Text = block.Text.Replace(oldText, newText, StringComparison.Ordinal) })],
        };
        if (edited.Headline == Headline && edited.Standfirst == Standfirst && edited.MarkedBlocks.SequenceEqual(MarkedBlocks))
            throw new ArgumentException($"\"{oldText}\" does not stand in {Path}, or the new text is the same.", nameof(oldText));

        var earliest = LastChangedAt.AddMinutes(1);
        var local = (at > earliest ? at : earliest).ToOffset(Published.Offset ?? TimeSpan.Zero).DateTime;
        local = local.AddTicks(-(local.Ticks % (Published.Precision is InstantPrecision.Minute ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerSecond)));
        return edited with { Modified = Published with { Local = local } };
    }

    private static string PlainText(string marked) => Stress.Replace(Links.Replace(marked, "$1"), "$1");

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    internal static partial Regex Links { get; }

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    internal static partial Regex Stress { get; }
}

/// <summary>A feed that lists an article, and whether it does so with tracking parameters on the address.</summary>
public sealed record FeedPlacement(NewsroomFeed Feed, bool WithTracking);

public enum NewsroomFeed
{
    Rss,
    Atom,
    Sitemap,
}

/// <summary>Where, if anywhere, a page says what encoding it is in.</summary>
public enum EncodingDeclaration
{
    Header,
    Meta,
    Nowhere,
}
