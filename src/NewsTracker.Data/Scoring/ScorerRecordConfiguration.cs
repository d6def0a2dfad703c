using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Scoring;

internal sealed class ScorerRecordConfiguration : IEntityTypeConfiguration<ScorerRecord>
{
    public void Configure(EntityTypeBuilder<ScorerRecord> scorer)
    {
        scorer.ToTable("scorers");
        scorer.Property(s => s.AskedBy).HasMaxLength(User.MaxNameLength);
        scorer.ComplexProperty(s => s.Before);
        scorer.ComplexProperty(s => s.After);

        // The one in use (ScorerQueries.InUse).
        scorer.HasIndex(s => new { s.EngineVersion, s.Id }).IsDescending(false, true).HasFilter("is_kept and set_aside_at is null").HasDatabaseName("ix_scorers_in_use");
    }
}
