using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

internal sealed class SourceLookConfiguration : IEntityTypeConfiguration<SourceLook>
{
    public void Configure(EntityTypeBuilder<SourceLook> look)
    {
        look.ToTable("source_looks");
        look.Property(l => l.Id).ValueGeneratedNever();
        look.Property(l => l.Address).HasMaxLength(Feed.MaxUrlLength);
        look.Property(l => l.Findings).HasColumnType("jsonb");

        // Old looks are removed as new ones begin.
        look.HasIndex(l => l.StartedAt);
    }
}
