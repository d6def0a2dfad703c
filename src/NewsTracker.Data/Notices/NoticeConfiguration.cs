using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Notices;

namespace NewsTracker.Data.Notices;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.Key).HasMaxLength(NoticeReport.MaxKeyLength);
        notice.Property(n => n.SubjectType).HasMaxLength(100);
        notice.Property(n => n.SubjectId).HasMaxLength(200);

        // The same trouble, met again, finds its notice here; what is dismissed is found here, too: it is never much.
        notice.HasIndex(n => n.Key).IsUnique().HasFilter("resolved_at is null").HasDatabaseName("ix_notices_unresolved_key");

        // The list that is open, newest first, and the count in every page's header.
        notice.HasIndex(n => new { n.Id, n.Audience }).HasFilter("resolved_at is null and dismissed_at is null").HasDatabaseName("ix_notices_open");

        // What is the matter with one thing: for its own page.
        notice.HasIndex(n => new { n.SubjectType, n.SubjectId, n.Id });
    }
}
