using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Tags;

internal sealed class ArticleTagConfiguration : IEntityTypeConfiguration<ArticleTag>
{
    public void Configure(EntityTypeBuilder<ArticleTag> tag)
    {
        tag.ToTable("article_tags");

        // The tags of an article; and the articles of a tag, counted from the index alone.
        tag.HasKey(t => new { t.ArticleId, t.TagId });
        tag.HasIndex(t => new { t.TagId, t.ArticleId });
        tag.Property(t => t.ByName).HasMaxLength(User.MaxNameLength);
        tag.HasOne(t => t.Article).WithMany().HasForeignKey(t => t.ArticleId).OnDelete(DeleteBehavior.Cascade);
        tag.HasOne(t => t.Tag).WithMany().HasForeignKey(t => t.TagId).OnDelete(DeleteBehavior.Restrict);
        tag.HasOne<TagRule>().WithMany().HasForeignKey(t => t.RuleId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ArticleTagChangeConfiguration : IEntityTypeConfiguration<ArticleTagChange>
{
    public void Configure(EntityTypeBuilder<ArticleTagChange> change)
    {
        change.ToTable("article_tag_changes");
        change.Property(c => c.ActorName).HasMaxLength(User.MaxNameLength);
        change.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
        change.HasOne<Tag>().WithMany().HasForeignKey(c => c.TagId).OnDelete(DeleteBehavior.Restrict);
        change.HasOne<Tagging>().WithMany().HasForeignKey(c => c.TaggingId).OnDelete(DeleteBehavior.Restrict);

        // History of an article's tags; what one act on many articles changed, for undoing it.
        change.HasIndex(c => new { c.ArticleId, c.TagId, c.Id });
        change.HasIndex(c => new { c.TaggingId, c.Id }).HasFilter("tagging_id is not null");
        change.HasIndex(c => new { c.TagId, c.Id });
    }
}

internal sealed class TaggingConfiguration : IEntityTypeConfiguration<Tagging>
{
    public void Configure(EntityTypeBuilder<Tagging> tagging)
    {
        tagging.ToTable("taggings");
        tagging.Property(t => t.Query).HasMaxLength(TagRule.MaxQueryLength);
        tagging.Property(t => t.ActorName).HasMaxLength(User.MaxNameLength);
        tagging.HasOne(t => t.Tag).WithMany().HasForeignKey(t => t.TagId).OnDelete(DeleteBehavior.Restrict);
        tagging.HasOne<TagRule>().WithMany().HasForeignKey(t => t.RuleId).OnDelete(DeleteBehavior.Restrict);
        tagging.HasOne<Job>().WithMany().HasForeignKey(t => t.JobId).OnDelete(DeleteBehavior.SetNull);
        tagging.HasIndex(t => new { t.TagId, t.Id });
    }
}

internal sealed class TagRuleConfiguration : IEntityTypeConfiguration<TagRule>
{
    public void Configure(EntityTypeBuilder<TagRule> rule)
    {
        rule.ToTable("tag_rules");
        rule.Property(r => r.Query).HasMaxLength(TagRule.MaxQueryLength);
        rule.Property(r => r.MadeBy).HasMaxLength(User.MaxNameLength);
        rule.Property(r => r.StoppedBy).HasMaxLength(User.MaxNameLength);
        rule.HasOne(r => r.Tag).WithMany().HasForeignKey(r => r.TagId).OnDelete(DeleteBehavior.Restrict);
    }
}
