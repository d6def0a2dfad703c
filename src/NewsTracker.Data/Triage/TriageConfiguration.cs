using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Triage;

internal sealed class TriageConfiguration : IEntityTypeConfiguration<TriageAct>
{
    public void Configure(EntityTypeBuilder<TriageAct> act)
    {
        act.ToTable("triage_acts");
        act.Property(a => a.Reason).HasMaxLength(TriageAct.MaxReasonLength);
        act.Property(a => a.ActorName).HasMaxLength(User.MaxNameLength);
        act.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId).OnDelete(DeleteBehavior.Cascade);

        // An article's history and its newest act; what was done in one go, in its order, to undo it step by step.
        act.HasIndex(a => new { a.ArticleId, a.Id }).IsDescending(false, true);
        act.HasIndex(a => new { a.BatchId, a.Id });
    }
}
