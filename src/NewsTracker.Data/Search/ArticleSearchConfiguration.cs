using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Search;

internal sealed class ArticleSearchConfiguration : IEntityTypeConfiguration<ArticleSearchRow>
{
    /// <summary>Words, countries, claims, tags, records, source, language, state and day of publication (<see cref="SearchDays"/>) together: one index answers any mixture of them.</summary>
    public const string WordsIndex = "ix_article_search_words";

    /// <summary>Newest first, of all.</summary>
    public const string DatesIndex = "ix_article_search_dated_at_article_id";

    /// <summary>Newest first, of one source.</summary>
    public const string SourceDatesIndex = "ix_article_search_source_id_dated_at_article_id";

    /// <summary>Newest first, of what has tags; with countries and tags, so that rows are not read for them. An entry has room for all states and two hundred tags.</summary>
    public const string TaggedDatesIndex = "ix_article_search_tagged_dated_at_article_id";

    /// <summary>Which rows <see cref="TaggedDatesIndex"/> holds.</summary>
    /// <param name="row">What stands before a column.</param>
    public static string IsTagged(string row) => $"cardinality({row}tag_ids) > 0";

    public void Configure(EntityTypeBuilder<ArticleSearchRow> row)
    {
        row.ToTable("article_search");
        row.HasKey(r => r.ArticleId);
        row.Property(r => r.ArticleId).ValueGeneratedNever();
        row.HasOne<Article>().WithOne().HasForeignKey<ArticleSearchRow>(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);

        // Entries go straight into the indexes of words: with a pending list every search would read it through, and one arrival in many pay for all.
        // That of all, ix_article_search_words, is written by the migration SearchByDays: EF Core knows no index on an expression.

        // The same but for the days, of parts of the archive, to count in: one article in sixteen is in the largest, in each other a quarter as many.
        foreach (var share in ArticleSamples.Indexed)
        {
            var name = ArticleSamples.IndexOf(share);
            row.HasIndex(r => new { r.Tsv, r.CountryIds, r.MentionIds, r.ClaimIds, r.TagIds, r.Records, r.SourceId, r.Language, r.State }, name)
                .HasMethod("gin").HasStorageParameter("fastupdate", false).HasFilter(ArticleSamples.Whole(share, "")).HasDatabaseName(name);
        }

        // Newest first, of all and of one source; both ways by key.
        row.HasIndex(r => new { r.DatedAt, r.ArticleId }).IsDescending();
        row.HasIndex(r => new { r.SourceId, r.DatedAt, r.ArticleId }).IsDescending(false, true, true);

        row.HasIndex(r => new { r.DatedAt, r.ArticleId }, TaggedDatesIndex).IsDescending().IncludeProperties(r => new { r.CountryIds, r.TagIds }).HasFilter(IsTagged("")).HasDatabaseName(TaggedDatesIndex);

        // How far back so many articles lie.
        row.HasIndex(r => new { r.DatedAt, r.ArticleId }, ArticleSamples.DatesIndex).IsDescending().HasFilter(ArticleSamples.Dated("")).HasDatabaseName(ArticleSamples.DatesIndex);

        // What came in lately; and which languages there are (SearchLexemes).
        row.HasIndex(r => r.AddedAt).IsDescending();
        row.HasIndex(r => r.Language);
    }
}
