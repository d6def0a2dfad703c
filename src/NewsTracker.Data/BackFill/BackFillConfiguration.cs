using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.BackFill;

internal sealed class BackFillItemConfiguration : IEntityTypeConfiguration<BackFillItem>
{
    public void Configure(EntityTypeBuilder<BackFillItem> item)
    {
        item.ToTable("back_fill_items");
        item.Property(i => i.Url).HasMaxLength(Feed.MaxUrlLength);
        item.HasOne<Job>().WithMany().HasForeignKey(i => i.JobId).OnDelete(DeleteBehavior.Cascade);

        // Each address once a job, however often its sitemaps are read.
        item.HasIndex(i => new { i.JobId, i.Url }).IsUnique();

        // The next to fetch, and the list of a job's page.
        item.HasIndex(i => new { i.JobId, i.Id }).HasFilter("outcome is null").HasDatabaseName("ix_back_fill_items_waiting");
        item.HasIndex(i => new { i.JobId, i.Outcome, i.Id });

        // What became of an address, as for the items of polls.
        item.HasIndex(i => i.Url).HasMethod("hash");

        // Those that are tried again: few of all.
        item.HasIndex(i => new { i.JobId, i.NextTryAt }).HasFilter("next_try_at is not null").HasDatabaseName("ix_back_fill_items_retries");
    }
}
