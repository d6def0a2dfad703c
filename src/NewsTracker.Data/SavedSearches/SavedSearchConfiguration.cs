using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Queries;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.SavedSearches;

internal sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    /// <summary>The name without its case, as the database folds it.</summary>
    private const string NameKey = "name_key";

    public void Configure(EntityTypeBuilder<SavedSearch> search)
    {
        search.ToTable("saved_searches");
        search.Property(s => s.Name).HasMaxLength(SavedSearch.MaxNameLength);
        search.Property(s => s.Query).HasMaxLength(ArticleQuery.MaxLength);
        search.HasOne<User>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Cascade);

        // An owner's searches, in the order of their names, each name once whatever its case; and those that all see.
        search.Property<string>(NameKey).HasColumnName(NameKey).HasComputedColumnSql("lower(name)", stored: true);
        search.HasIndex(nameof(SavedSearch.OwnerId), NameKey).IsUnique().HasDatabaseName("ix_saved_searches_owner_id_name_key");
        search.HasIndex(s => new { s.Name, s.Id }).HasFilter("is_shared").HasDatabaseName("ix_saved_searches_shared");
    }
}

internal sealed class SearchSubscriptionConfiguration : IEntityTypeConfiguration<SearchSubscription>
{
    public void Configure(EntityTypeBuilder<SearchSubscription> subscription)
    {
        subscription.ToTable("search_subscriptions");
        subscription.HasKey(s => new { s.SearchId, s.UserId });
        subscription.HasOne(s => s.Search).WithMany().HasForeignKey(s => s.SearchId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);

        // A feed is found by the hash of its secret; those who want notices are gone through in turn.
        subscription.HasIndex(s => s.FeedHash).IsUnique().HasFilter("feed_hash is not null").HasDatabaseName("ix_search_subscriptions_feed_hash");
        subscription.HasIndex(s => new { s.SearchId, s.UserId }).HasFilter("notices_since is not null").HasDatabaseName("ix_search_subscriptions_notices");
    }
}

internal sealed class SearchLookConfiguration : IEntityTypeConfiguration<SearchLook>
{
    public void Configure(EntityTypeBuilder<SearchLook> look)
    {
        look.ToTable("search_looks");
        look.HasKey(l => new { l.UserId, l.SearchId });
        look.HasOne<SavedSearch>().WithMany().HasForeignKey(l => l.SearchId).OnDelete(DeleteBehavior.Cascade);
        look.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
