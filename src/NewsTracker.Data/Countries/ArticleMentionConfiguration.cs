using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Countries;

internal sealed class ArticleMentionConfiguration : IEntityTypeConfiguration<ArticleMention>
{
    public void Configure(EntityTypeBuilder<ArticleMention> mention)
    {
        mention.ToTable("article_mentions");

        // Coverage of a country over days is a range of the key, read from it alone.
        mention.HasKey(m => new { m.CountryCode, m.Day, m.ArticleId });
        mention.HasOne<Article>().WithMany().HasForeignKey(m => m.ArticleId).OnDelete(DeleteBehavior.Cascade);
        mention.HasIndex(m => m.ArticleId);
    }
}
