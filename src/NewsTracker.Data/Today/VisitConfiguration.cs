using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Today;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.ToTable("visits");
        visit.HasKey(v => v.UserId);
        visit.HasOne<User>().WithOne().HasForeignKey<Visit>(v => v.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
