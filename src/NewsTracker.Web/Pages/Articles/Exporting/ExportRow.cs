using System.Globalization;
using System.Linq.Expressions;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Articles.Citing;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>An article in an export.</summary>
public sealed record ExportRow(
    long Id,
    DateTimeOffset DatedAt,
    DateTimeOffset? PublishedAt,
    TimeSpan? PublishedOffset,
    InstantPrecision? PublishedPrecision,
    DateTimeOffset FirstSeenAt,
    string Headline,
    string[] Authors,
    string[] CreditedOrganisations,
    string? Source,
    string? SiteName,
    string? Language,
    string? Url,
    string? Lede,
    string? BodyStart)
{
    /// <summary>For queries on articles.</summary>
    public static Expression<Func<Article, ExportRow>> OfArticle { get; } = article => new ExportRow(
        article.Id,
        article.DatedAt,
        article.PublishedAt,
        article.PublishedOffset,
        article.PublishedPrecision,
        article.FirstSeenAt,
        article.Headline,
        article.Authors,
        article.CreditedOrganisations,
        article.Source != null ? article.Source.Name : article.SiteName,
        article.SiteName,
        article.Language,
        article.Url,
        article.Lede,
        article.Lede == null ? article.BodyText.Substring(0, SearchFeed.ExcerptLength + 1) : null);

    /// <summary>Who wrote it, by <see cref="ArticleText.WritersOf"/>.</summary>
    public string[] Writers => ArticleText.WritersOf(Authors, CreditedOrganisations);

    /// <summary>Never nobody: feeds ask for an author of each entry.</summary>
    public IEnumerable<string> Names => Writers.DefaultIfEmpty(Source ?? "Unknown");

    /// <summary>What the publisher says of it, or how it begins, as in the feeds of saved searches.</summary>
    public string Excerpt => (Lede ?? BodyStart ?? "").ShortenTo(SearchFeed.ExcerptLength);

    public PrintedInstant? Published => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);

    /// <summary>It names the publication as the article does: what an admin calls a source says where it came from, may hold several papers, and changes.</summary>
    public Citation Citation => new(
        Id, Headline, Credited, SiteName ?? Source, Published?.Day, DateOnly.FromDateTime(FirstSeenAt.UtcDateTime), Url, Language);

    private IReadOnlyList<PersonName> Credited => [.. Writers.Select(name => Authors.Length > 0 ? PersonName.Read(name, Language) : new PersonName.Literal(name))];
}

/// <summary>What an export says of itself.</summary>
/// <param name="Query">In its one form; empty for the whole archive.</param>
/// <param name="Reader">The address of the reader, to which an article's number is put.</param>
public sealed record ExportHead(string Query, DateTimeOffset At, string Reader)
{
    public string Title => Query.Length == 0 ? "All articles" : $"Articles: {Query}";

    /// <summary>The page that lists what was found.</summary>
    public string Home => $"{Reader.TrimEnd('/')}?q={Uri.EscapeDataString(Query)}";

    public string ReaderOf(ExportRow row) => Reader + row.Id.ToString(CultureInfo.InvariantCulture);
}
