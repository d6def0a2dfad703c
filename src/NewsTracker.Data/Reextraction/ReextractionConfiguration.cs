using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data.Articles;

namespace NewsTracker.Data.Reextraction;

internal sealed class ReextractionResultConfiguration : IEntityTypeConfiguration<ReextractionResult>
{
    public void Configure(EntityTypeBuilder<ReextractionResult> result)
    {
        result.ToTable("reextraction_results");
        result.Property(r => r.Changes).IsJsonList();
        result.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId).OnDelete(DeleteBehavior.Cascade);
        result.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);

        // Each article once a job, however often the job is begun.
        result.HasIndex(r => new { r.JobId, r.ArticleId }).IsUnique();

        // The lists of a job's page, by state, in the order of reading.
        result.HasIndex(r => new { r.JobId, r.State, r.Id });
        result.HasIndex(r => r.ArticleId);
    }
}
