using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Tags;

namespace NewsTracker.Data.Tags;

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.ToTable("tags");
        tag.Property(t => t.Slug).HasMaxLength(80);
        tag.Property(t => t.Name).HasMaxLength(80);
        tag.HasIndex(t => t.Slug).IsUnique();
        tag.HasOne(t => t.Parent).WithMany(t => t.Children).HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
