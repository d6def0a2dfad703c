using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Positions;

internal sealed class SuggestionConfiguration : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> suggestion)
    {
        suggestion.ToTable("suggestions");
        suggestion.Property(s => s.Speaker).HasMaxLength(Position.MaxNameLength);
        suggestion.Property(s => s.Reason).HasMaxLength(Suggestion.MaxReasonLength);
        suggestion.Property(s => s.ModelName).HasMaxLength(ModelSettings.MaxNameLength);
        suggestion.Property(s => s.FateReason).HasMaxLength(PositionReview.MaxReasonLength);
        suggestion.Property(s => s.DecidedByName).HasMaxLength(User.MaxNameLength);
        suggestion.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId).OnDelete(DeleteBehavior.Cascade);
        suggestion.HasOne<Revision>().WithMany().HasForeignKey(s => s.RevisionId).OnDelete(DeleteBehavior.Cascade);
        suggestion.HasOne<Country>().WithMany().HasForeignKey(s => s.CountryCode).OnDelete(DeleteBehavior.Restrict);

        // The suggestions of an article, for the writer and for the ghost marks in the reader.
        suggestion.HasIndex(s => s.ArticleId);

        // What editors said of the engine and of language models, counted (JudgedSuggestions; without the table ModelSuggestionWriter), and the newest verdicts, to learn from (JudgedArticles).
        suggestion.HasIndex(s => new { s.EngineVersion, s.Topic, s.Stance, s.Fate, s.Confidence, s.ModelName }).HasFilter("fate <> 'Open'").HasDatabaseName("ix_suggestions_decided");
        suggestion.HasIndex(s => s.DecidedAt).IsDescending().HasFilter("decided_at is not null").HasDatabaseName("ix_suggestions_decided_at");

        // Articles by topic, for attention (AttentionQueries).
        suggestion.HasIndex(s => new { s.Topic, s.ArticleId });
    }
}

internal sealed class ReviewItemConfiguration : IEntityTypeConfiguration<ReviewItem>
{
    public void Configure(EntityTypeBuilder<ReviewItem> item)
    {
        item.ToTable("review_items", table => table.HasCheckConstraint("ck_review_items_one_thing", "(suggestion_id is null) <> (position_id is null)"));
        item.HasOne(i => i.Suggestion).WithOne().HasForeignKey<ReviewItem>(i => i.SuggestionId).OnDelete(DeleteBehavior.Cascade);
        item.HasOne(i => i.Position).WithOne().HasForeignKey<ReviewItem>(i => i.PositionId).OnDelete(DeleteBehavior.Cascade);

        // Next in turn, of all countries or of one (ReviewQueue.TakeNextAsync).
        item.HasIndex(i => new { i.TurnAt, i.Id });
        item.HasIndex(i => new { i.CountryCode, i.TurnAt, i.Id });
    }
}
