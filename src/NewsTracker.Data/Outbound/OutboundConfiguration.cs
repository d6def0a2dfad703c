using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsTracker.Data.Outbound;

internal sealed class HostPaceConfiguration : IEntityTypeConfiguration<HostPace>
{
    public void Configure(EntityTypeBuilder<HostPace> pace)
    {
        pace.ToTable("host_paces");
        pace.HasKey(p => p.Host);
    }
}

internal sealed class RobotsRecordConfiguration : IEntityTypeConfiguration<RobotsRecord>
{
    public void Configure(EntityTypeBuilder<RobotsRecord> record)
    {
        record.ToTable("robots_records");
        record.HasKey(r => r.Origin);
    }
}
