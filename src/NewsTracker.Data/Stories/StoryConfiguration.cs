using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

internal sealed class StoryConfiguration : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> story)
    {
        story.ToTable("stories");
        story.HasOne<Story>().WithMany().HasForeignKey(s => s.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoryMemberConfiguration : IEntityTypeConfiguration<StoryMember>
{
    public void Configure(EntityTypeBuilder<StoryMember> member)
    {
        member.ToTable("story_members");
        member.HasKey(m => m.ArticleId);
        member.HasOne(m => m.Article).WithOne().HasForeignKey<StoryMember>(m => m.ArticleId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne(m => m.Story).WithMany().HasForeignKey(m => m.StoryId).OnDelete(DeleteBehavior.Restrict);

        // Members of a story; most articles are in none and stay out of the index.
        member.HasIndex(m => m.StoryId).HasFilter("story_id is not null");

        // Articles that share a key (StoryCandidates). Entries go straight into the index: a pending list would make one arrival in many pay for all.
        member.HasIndex(m => m.Keys).HasMethod("gin").HasStorageParameter("fastupdate", false);

        // What another version of the engine placed, for placing anew.
        member.HasIndex(m => new { m.EngineVersion, m.ArticleId });
    }
}

internal sealed class StoryRulingConfiguration : IEntityTypeConfiguration<StoryRuling>
{
    public void Configure(EntityTypeBuilder<StoryRuling> ruling)
    {
        ruling.ToTable("story_rulings");
        ruling.Ignore(r => r.KeepsApart);
        ruling.HasIndex(r => r.StoryId);
        ruling.HasIndex(r => r.OtherStoryId);

        // Whether a ruling keeps two sets of articles apart (StoryQueries.KeepingApart).
        ruling.HasIndex(r => r.Moved).HasMethod("gin");
        ruling.HasIndex(r => r.Stayed).HasMethod("gin");
    }
}
