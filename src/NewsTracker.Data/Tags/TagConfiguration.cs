using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Tags;

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.ToTable("tags");
        tag.Ignore(t => t.State);
        tag.Property(t => t.Slug).HasMaxLength(Tag.MaxNameLength);
        tag.Property(t => t.Name).HasMaxLength(Tag.MaxNameLength);
        tag.Property(t => t.Colour).HasDefaultValueSql("'Grey'").ValueGeneratedNever();
        tag.Property(t => t.Aliases).HasDefaultValueSql("'{}'");
        tag.Property(t => t.Version).IsConcurrencyToken();
        tag.HasIndex(t => t.Slug).IsUnique();
        tag.HasOne(t => t.Parent).WithMany(t => t.Children).HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        tag.HasOne<Tag>().WithMany().HasForeignKey(t => t.RedirectToId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TagChangeConfiguration : IEntityTypeConfiguration<TagChange>
{
    public void Configure(EntityTypeBuilder<TagChange> change)
    {
        change.ToTable("tag_changes");
        change.Property(c => c.ActorName).HasMaxLength(User.MaxNameLength);
        change.HasOne<TagChange>().WithMany().HasForeignKey(c => c.UndoesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TagVersionConfiguration : IEntityTypeConfiguration<TagVersion>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<TagVersion> version)
    {
        version.ToTable("tag_versions");

        // The history of a tag, the newest last; and all that one change touched.
        version.HasKey(v => new { v.TagId, v.Number });
        version.HasOne(v => v.Tag).WithMany().HasForeignKey(v => v.TagId).OnDelete(DeleteBehavior.Restrict);
        version.HasOne(v => v.Change).WithMany(c => c.Versions).HasForeignKey(v => v.ChangeId).OnDelete(DeleteBehavior.Restrict);
        version.Property(v => v.Before).HasColumnType("jsonb").HasConversion(state => JsonSerializer.Serialize(state, Json), json => JsonSerializer.Deserialize<TagState>(json, Json));
        version.Property(v => v.After).HasColumnType("jsonb").HasConversion(state => JsonSerializer.Serialize(state, Json), json => JsonSerializer.Deserialize<TagState>(json, Json)!);
    }
}
