using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Sources;

internal sealed class SourceReliabilityConfiguration : IEntityTypeConfiguration<SourceReliability>
{
    public void Configure(EntityTypeBuilder<SourceReliability> judgement)
    {
        judgement.ToTable("source_reliabilities", table => table.HasCheckConstraint("ck_source_reliabilities_reliability", $"reliability between 1 and {Source.MaxReliability}"));
        judgement.Property(j => j.AuthorName).HasMaxLength(User.MaxNameLength);
        judgement.HasOne(j => j.Source).WithMany().HasForeignKey(j => j.SourceId).OnDelete(DeleteBehavior.Cascade);

        // What held for each source at an instant is the last judgement up to then (StanceBooks, StanceQueries).
        judgement.HasIndex(j => new { j.SourceId, j.At, j.Id }).IsDescending(false, true, true).IncludeProperties(j => j.Reliability).HasDatabaseName("ix_source_reliabilities_source_id_at_id");
    }
}
