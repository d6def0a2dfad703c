using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Search;

internal sealed class ArticleSearchConfiguration : IEntityTypeConfiguration<ArticleSearchRow>
{
    /// <summary>Words, countries, claims, tags, records, source, language, state and sample together: one index answers any mixture of them.</summary>
    public const string WordsIndex = "ix_article_search_words";

    /// <summary>Newest first, of all.</summary>
    public const string DatesIndex = "ix_article_search_dated_at_article_id";

    public void Configure(EntityTypeBuilder<ArticleSearchRow> row)
    {
        row.ToTable("article_search");
        row.HasKey(r => r.ArticleId);
        row.Property(r => r.ArticleId).ValueGeneratedNever();
        row.HasOne<Article>().WithOne().HasForeignKey<ArticleSearchRow>(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);

        // Entries go straight into the index: with a pending list every search would read it through, and one arrival in many pay for all.
        row.HasIndex(r => new { r.Tsv, r.CountryIds, r.MentionIds, r.ClaimIds, r.TagIds, r.Records, r.SourceId, r.Language, r.State, r.Bucket })
            .HasMethod("gin").HasStorageParameter("fastupdate", false).HasDatabaseName(WordsIndex);

        // Newest first, of all and of one source; both ways by key.
        row.HasIndex(r => new { r.DatedAt, r.ArticleId }).IsDescending();
        row.HasIndex(r => new { r.SourceId, r.DatedAt, r.ArticleId }).IsDescending(false, true, true);

        // What came in lately; and which languages there are (SearchLanguages).
        row.HasIndex(r => r.AddedAt).IsDescending();
        row.HasIndex(r => r.Language);
    }
}
