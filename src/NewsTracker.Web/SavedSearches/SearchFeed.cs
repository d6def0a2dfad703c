using System.Globalization;
using System.Linq.Expressions;
using NewsTracker.Core;
using NewsTracker.Core.Articles;

namespace NewsTracker.Web.SavedSearches;

/// <summary>The matches of a saved search that came in last, as a feed tells of them. Nothing of what people made of an article is in it: no notes, tags or positions.</summary>
/// <param name="Base">The application's own address, without a slash at its end.</param>
public sealed record SearchFeed(long SearchId, string Name, string Query, string Base, DateTimeOffset ChangedAt, IReadOnlyList<SearchFeed.Entry> Entries)
{
    public const int MostEntries = 50;

    /// <summary>So much of an article is told.</summary>
    public const int ExcerptLength = 500;

    /// <summary>The search's own page; it stays the same when the feed's secret is renewed.</summary>
    public string Home => string.Create(CultureInfo.InvariantCulture, $"{Base}/searches/{SearchId}");

    public string Description => Query.Length == 0 ? "All articles of the archive" : $"Articles that match {Query}";

    /// <summary>When any of it last changed: to the second, as HTTP dates are.</summary>
    public DateTimeOffset UpdatedAt
    {
        get
        {
            var latest = Entries.Select(entry => entry.LastChangedAt).Append(ChangedAt).Max().ToUniversalTime();
            return latest.AddTicks(-(latest.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    public string ReaderOf(Entry entry) => string.Create(CultureInfo.InvariantCulture, $"{Base}/articles/{entry.Id}");

    public sealed record Entry(
        long Id,
        DateTimeOffset DatedAt,
        DateTimeOffset? PublishedAt,
        DateTimeOffset LastChangedAt,
        string Headline,
        string[] Authors,
        string[] CreditedOrganisations,
        string? Source,
        string? Language,
        string? Url,
        string Beginning)
    {
        /// <summary>For queries on articles.</summary>
        public static Expression<Func<Article, Entry>> OfArticle { get; } = article => new Entry(
            article.Id,
            article.DatedAt,
            article.PublishedAt,
            article.LastChangedAt,
            article.Headline,
            article.Authors,
            article.CreditedOrganisations,
            article.Source != null ? article.Source.Name : article.SiteName,
            article.Language,
            article.Url,
            article.Lede ?? article.BodyText.Substring(0, ExcerptLength + 1));

        /// <summary>What the publisher says of it, or how it begins.</summary>
        public string Excerpt => Beginning.ShortenTo(ExcerptLength);

        public DateTimeOffset Published => PublishedAt ?? DatedAt;

        /// <summary>Never nobody: Atom asks for an author of each entry.</summary>
        public IEnumerable<string> Names => ArticleText.WritersOf(Authors, CreditedOrganisations).DefaultIfEmpty(Source ?? "Unknown");
    }
}
