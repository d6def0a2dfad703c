using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Jobs;

namespace NewsTracker.Data.Jobs;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.ToTable("jobs");
        job.Property(j => j.Kind).HasMaxLength(50);
        job.Property(j => j.Parameters).HasColumnType("jsonb");
        job.Property(j => j.Checkpoint).HasColumnType("jsonb");
        job.Property(j => j.SubjectType).HasMaxLength(100);
        job.Property(j => j.SubjectId).HasMaxLength(200);

        // What waits or runs: few of all, looked through every few seconds.
        job.HasIndex(j => new { j.State, j.NotBefore }).HasFilter("state in ('Queued', 'Running')").HasDatabaseName("ix_jobs_unfinished");

        // The jobs of one thing: for its own page.
        job.HasIndex(j => new { j.SubjectType, j.SubjectId, j.Id });
    }
}
