using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;

namespace NewsTracker.Data.Rechecks;

internal sealed class ArticleRecheckConfiguration : IEntityTypeConfiguration<ArticleRecheck>
{
    public void Configure(EntityTypeBuilder<ArticleRecheck> recheck)
    {
        recheck.ToTable("article_rechecks");
        recheck.HasKey(r => r.ArticleId);
        recheck.Property(r => r.ArticleId).ValueGeneratedNever();
        recheck.Property(r => r.Url).HasMaxLength(ArticleAddress.MaxLength);
        recheck.Property(r => r.Losses).HasDefaultValue(0);
        recheck.HasOne<Article>().WithOne().HasForeignKey<ArticleRecheck>(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);

        // What is due, soonest first.
        recheck.HasIndex(r => r.NextAt).HasFilter("next_at is not null").HasDatabaseName("ix_article_rechecks_due");

        // What is looked at now, to tell hosts that are busy.
        recheck.HasIndex(r => r.LeaseUntil).HasFilter("lease_until is not null").IncludeProperties(r => r.Host).HasDatabaseName("ix_article_rechecks_leased");
    }
}
