using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Positions;

internal sealed class SuggestionVerdictConfiguration : IEntityTypeConfiguration<SuggestionVerdict>
{
    public void Configure(EntityTypeBuilder<SuggestionVerdict> verdict)
    {
        verdict.ToTable("suggestion_verdicts");
        verdict.Property(v => v.Reason).HasMaxLength(PositionReview.MaxReasonLength);
        verdict.Property(v => v.ActorName).HasMaxLength(User.MaxNameLength);
        verdict.HasOne<Suggestion>().WithMany(s => s.Verdicts).HasForeignKey(v => v.SuggestionId).OnDelete(DeleteBehavior.Cascade);

        // A suggestion's history in its order.
        verdict.HasIndex(v => new { v.SuggestionId, v.At, v.Id });
    }
}
