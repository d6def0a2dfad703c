using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Drafts;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Articles;

namespace NewsTracker.Data.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("drafts");
        draft.HasKey(d => new { d.UserId, d.Key });
        draft.Property(d => d.Key).HasMaxLength(Draft.MaxKeyLength);
        draft.Property(d => d.Fields).IsJsonDictionary();
        draft.HasOne<User>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);

        // The oldest of a user's drafts go first.
        draft.HasIndex(d => new { d.UserId, d.SavedAt });
    }
}
