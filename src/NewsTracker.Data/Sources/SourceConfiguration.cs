using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Sources;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.ToTable("sources", table => table.HasCheckConstraint("ck_sources_reliability", $"reliability between 1 and {Source.MaxReliability}"));
        source.Property(s => s.Reliability).HasDefaultValue(Source.DefaultReliability);
        source.Property(s => s.Name).HasMaxLength(200);
        source.Property(s => s.HomeUrl).HasMaxLength(Feed.MaxUrlLength);
        source.Property(s => s.Group).HasColumnName("group_name").HasMaxLength(200);
        source.HasIndex(s => s.HomeUrl).IsUnique();

        // Names by their words, folded as those of articles are, and by how these begin (NamesBegun).
        source.HasIndex(s => s.Name).HasMethod("gin").IsTsVectorExpressionIndex(NamesBegun.Folding).HasDatabaseName("ix_sources_words");
    }
}

internal sealed class FeedConfiguration : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> feed)
    {
        feed.ToTable("feeds");
        feed.Property(f => f.Url).HasMaxLength(Feed.MaxUrlLength);
        feed.HasQueryFilter(f => f.RemovedAt == null);

        // A feed that was removed can be added again before its ledger is gone.
        feed.HasIndex(f => f.Url).IsUnique().HasFilter("removed_at is null");
        feed.Property(f => f.MovedFrom).HasMaxLength(Feed.MaxUrlLength);
        feed.Property(f => f.CronExpression).HasMaxLength(200);
        feed.HasOne(f => f.Source).WithMany(s => s.Feeds).HasForeignKey(f => f.SourceId).OnDelete(DeleteBehavior.Restrict);

        // The poller asks for what is due, soonest first.
        feed.HasIndex(f => f.NextPollAt).HasFilter("not is_paused");

        // The few that fail (TodayQueries.Troubled).
        feed.HasIndex(f => new { f.ConsecutiveFailures, f.Id }).IsDescending(true, false).HasFilter("trouble is not null").HasDatabaseName("ix_feeds_troubled");
    }
}

internal sealed class PollConfiguration : IEntityTypeConfiguration<Poll>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable("polls");
        poll.HasOne(p => p.Feed).WithMany().HasForeignKey(p => p.FeedId).OnDelete(DeleteBehavior.Cascade);
        poll.HasIndex(p => new { p.FeedId, p.StartedAt }).IsDescending(false, true);

        // What the feeds brought, for their rhythm (IntakeQueries): few polls bring anything. In the database it is ix_polls_feed_id_started_at1.
        poll.HasIndex(p => new { p.FeedId, p.StartedAt }, "ix_polls_arrivals").IncludeProperties(p => p.Stored).HasFilter("stored > 0");
    }
}

internal sealed class PollItemConfiguration : IEntityTypeConfiguration<PollItem>
{
    public void Configure(EntityTypeBuilder<PollItem> item)
    {
        item.ToTable("poll_items");
        item.Property(i => i.Url).HasMaxLength(Feed.MaxUrlLength);
        item.HasOne<Poll>().WithMany(p => p.Items).HasForeignKey(i => i.PollId).OnDelete(DeleteBehavior.Cascade);
        item.HasIndex(i => i.PollId);
        item.HasIndex(i => i.ArticleId);

        // What became of an address, by its hash: addresses can be longer than a B-tree takes.
        item.HasIndex(i => i.Url).HasMethod("hash");
    }
}

internal sealed class ItemRetryConfiguration : IEntityTypeConfiguration<ItemRetry>
{
    public void Configure(EntityTypeBuilder<ItemRetry> retry)
    {
        retry.ToTable("item_retries");
        retry.HasKey(r => new { r.FeedId, r.Url });
        retry.Property(r => r.Url).HasMaxLength(Feed.MaxUrlLength);
        retry.Property(r => r.Entry).HasColumnType("jsonb");
        retry.HasOne<Feed>().WithMany().HasForeignKey(r => r.FeedId).OnDelete(DeleteBehavior.Cascade);

        // A poll asks for those of its feed that are due, the longest due first.
        retry.HasIndex(r => new { r.FeedId, r.NextTryAt });
    }
}

internal sealed class ListingSnapshotConfiguration : IEntityTypeConfiguration<ListingSnapshot>
{
    public void Configure(EntityTypeBuilder<ListingSnapshot> snapshot)
    {
        snapshot.ToTable("listing_snapshots");
        snapshot.HasKey(s => s.FeedId);
        snapshot.Property(s => s.FeedId).ValueGeneratedNever();
        snapshot.HasOne<Feed>().WithOne().HasForeignKey<ListingSnapshot>(s => s.FeedId).OnDelete(DeleteBehavior.Cascade);
    }
}
