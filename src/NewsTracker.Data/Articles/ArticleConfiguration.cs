using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Countries;

namespace NewsTracker.Data.Articles;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("articles");
        article.ConfigureText();
        article.Property(a => a.ActingCountries).HasConversion((ValueConverter)new CountryCodesConverter(), CountryCodesConverter.Comparer);
        article.Property(a => a.Url).HasMaxLength(ArticleAddress.MaxLength);
        article.HasIndex(a => a.Url).IsUnique();
        article.HasOne(a => a.Source).WithMany().HasForeignKey(a => a.SourceId).OnDelete(DeleteBehavior.Restrict);

        // What editors made of it (TriageQueries).
        article.Property(a => a.TriageState).HasDefaultValue(TriageState.New).HasSentinel(TriageState.New);
        article.HasOne<User>().WithMany().HasForeignKey(a => a.AssigneeId).OnDelete(DeleteBehavior.SetNull);
        article.HasIndex(a => new { a.AssigneeId, a.DatedAt, a.Id }).IsDescending(false, true, true).HasFilter("assignee_id is not null").HasDatabaseName("ix_articles_assigned");

        // What came in of late (TodayQueries.FirstSeenAfter).
        article.HasIndex(a => new { a.FirstSeenAt, a.Id }).IsDescending();

        // The list of articles, and the list of one source's: both newest first, paged by key.
        article.HasIndex(a => new { a.DatedAt, a.Id }).IsDescending();
        article.HasIndex(a => new { a.SourceId, a.DatedAt, a.Id }).IsDescending(false, true, true);
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("revisions");
        revision.ConfigureText();
        revision.HasOne(r => r.Article).WithMany(a => a.Revisions).HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        revision.HasOne(r => r.Snapshot).WithMany().HasForeignKey(r => r.SnapshotId).OnDelete(DeleteBehavior.Restrict);
        revision.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
        revision.Property(r => r.Origins).IsJsonDictionary();
        revision.Property(r => r.Disagreements).IsJsonList();
        revision.Property(r => r.RuleFailures).IsJsonList();

        // What failed of late, for a source's page (RuleFailureQueries): few revisions have failures, and only those are in the index.
        revision.HasIndex(r => r.FetchedAt).HasFilter("rule_failures <> '[]'").HasDatabaseName("ix_revisions_rule_failures");

        // The same text coming in again, by file or paste, is recognised by its hash.
        revision.HasIndex(r => r.TextHash);
    }
}

internal sealed class SnapshotConfiguration : IEntityTypeConfiguration<Snapshot>
{
    public void Configure(EntityTypeBuilder<Snapshot> snapshot)
    {
        snapshot.ToTable("snapshots");
        snapshot.Property(s => s.Headers).IsJsonDictionary();

        // The same refused page coming in again is recognised by its hash.
        snapshot.HasIndex(s => s.Sha256).HasMethod("hash");
    }
}

internal sealed class ArticleAddressConfiguration : IEntityTypeConfiguration<ArticleAddress>
{
    public void Configure(EntityTypeBuilder<ArticleAddress> address)
    {
        address.ToTable("article_addresses");
        address.HasKey(a => a.Url);
        address.Property(a => a.Url).HasMaxLength(ArticleAddress.MaxLength);
        address.HasOne(a => a.Article).WithMany().HasForeignKey(a => a.ArticleId).OnDelete(DeleteBehavior.Cascade);
        address.HasIndex(a => a.ArticleId);
    }
}
