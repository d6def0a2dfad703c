using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Notices;

internal sealed class ReaderNoticeConfiguration : IEntityTypeConfiguration<ReaderNotice>
{
    public void Configure(EntityTypeBuilder<ReaderNotice> notice)
    {
        notice.ToTable("reader_notices");
        notice.Property(n => n.Key).HasMaxLength(ReaderNotice.MaxKeyLength);
        notice.HasOne<User>().WithMany().HasForeignKey(n => n.RecipientId).OnDelete(DeleteBehavior.Cascade);

        // The same thing is told once; what has ended may be told anew.
        notice.HasIndex(n => n.Key).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_reader_notices_current_key");

        // What is everybody's and what is one reader's own, the newest first; and the oldest, to let them go.
        notice.HasIndex(n => new { n.RecipientId, n.Id }).IsDescending(false, true);
        notice.HasIndex(n => n.At);
    }
}

internal sealed class NoticeChoicesConfiguration : IEntityTypeConfiguration<NoticeChoices>
{
    public void Configure(EntityTypeBuilder<NoticeChoices> choices)
    {
        choices.ToTable("notice_choices");
        choices.HasKey(c => c.UserId);
        choices.Property(c => c.SeenApart).HasDefaultValueSql("'{}'");
        choices.PrimitiveCollection(c => c.Kinds).ElementType(kind => kind.HasConversion<string>());
        choices.HasOne<User>().WithOne().HasForeignKey<NoticeChoices>(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeMarkConfiguration : IEntityTypeConfiguration<NoticeMark>
{
    public void Configure(EntityTypeBuilder<NoticeMark> mark)
    {
        mark.ToTable("notice_marks");
        mark.HasKey(m => m.Subject);
        mark.Property(m => m.Subject).HasMaxLength(50);
    }
}
