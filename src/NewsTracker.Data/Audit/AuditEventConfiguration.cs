using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Audit;

namespace NewsTracker.Data.Audit;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> auditEvent)
    {
        auditEvent.ToTable("audit_events");

        // json, not jsonb: the hash covers the text, so the text must come back as it went in.
        auditEvent.Property(e => e.Before).HasColumnType("json");
        auditEvent.Property(e => e.After).HasColumnType("json");
        auditEvent.HasIndex(e => new { e.SubjectType, e.SubjectId });
        auditEvent.HasIndex(e => e.SubjectId);

        // Which acts and which actors there are, and the newest events of each (AuditQueries).
        auditEvent.HasIndex(e => new { e.Action, e.Id });
        auditEvent.HasIndex(e => new { e.ActorName, e.Id });
    }
}
