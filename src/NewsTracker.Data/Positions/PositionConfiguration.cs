using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Positions;

internal sealed class PositionConfiguration : IEntityTypeConfiguration<Position>
{
    private static readonly string Ladder = string.Join(' ', Enum.GetValues<Stance>().Select(stance => $"when '{stance.ToKey()}' then {(int)stance}"));

    public void Configure(EntityTypeBuilder<Position> position)
    {
        position.ToTable("positions");
        position.Ignore(p => p.Claim);
        position.Property(p => p.Rung).HasColumnType("smallint").HasComputedColumnSql($"case stance {Ladder} end", stored: true);
        position.Property(p => p.Speaker).HasMaxLength(Position.MaxNameLength);
        position.Property(p => p.Office).HasMaxLength(Position.MaxNameLength);
        position.Property(p => p.Note).HasMaxLength(Position.MaxNoteLength);
        position.Property(p => p.AuthorName).HasMaxLength(User.MaxNameLength);

        // No position without evidence, and evidence stays.
        position.HasOne(p => p.Annotation).WithMany().HasForeignKey(p => p.AnnotationId).OnDelete(DeleteBehavior.Restrict);
        position.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId).OnDelete(DeleteBehavior.Restrict);
        position.HasOne<Country>().WithMany().HasForeignKey(p => p.CountryCode).OnDelete(DeleteBehavior.Restrict);
        position.HasOne<Position>().WithMany().HasForeignKey(p => p.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        position.HasOne<Suggestion>().WithMany().HasForeignKey(p => p.SuggestionId).OnDelete(DeleteBehavior.Restrict);

        // The list, newest said first (PositionQueries.LatestSaidFirst), and one country's or one question's part of it; the latter serves current stances.
        position.HasIndex(p => new { p.SaidOn, p.Id }).IsDescending();
        position.HasIndex(p => new { p.CountryCode, p.Topic, p.SaidOn, p.Id }).IsDescending(false, false, true, true);
        position.HasIndex(p => new { p.CountryCode, p.SaidOn, p.Id }).IsDescending(false, true, true);

        // Articles by topic, for attention (AttentionQueries).
        position.HasIndex(p => new { p.Topic, p.ArticleId });
        position.HasIndex(p => p.AnnotationId);
        position.HasIndex(p => p.ArticleId);
        position.HasIndex(p => p.CorrectsId);
        position.HasIndex(p => p.SuggestionId);
    }
}

internal sealed class PositionReviewConfiguration : IEntityTypeConfiguration<PositionReview>
{
    public void Configure(EntityTypeBuilder<PositionReview> review)
    {
        review.ToTable("position_reviews");
        review.Property(r => r.Reason).HasMaxLength(PositionReview.MaxReasonLength);
        review.Property(r => r.AuthorName).HasMaxLength(User.MaxNameLength);
        review.HasOne<Position>().WithMany(p => p.Reviews).HasForeignKey(r => r.PositionId).OnDelete(DeleteBehavior.Restrict);

        // The state as known at an instant is one look: the last step up to then.
        review.HasIndex(r => new { r.PositionId, r.At, r.Id }).IsDescending(false, true, true).IncludeProperties(r => r.State);
        review.HasIndex(r => r.ActId);

        // Whether anything moved a stance of late (TodayQueries.MayMoveSince).
        review.HasIndex(r => r.At);

        // What was accepted of late (TodayQueries.AcceptedSince).
        review.HasIndex(r => new { r.At, r.Id }).IsDescending().HasFilter("state = 'Accepted'").HasDatabaseName("ix_position_reviews_accepted");
    }
}
