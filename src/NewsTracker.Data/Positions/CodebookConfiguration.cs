using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

internal sealed class CodebookTopicConfiguration : IEntityTypeConfiguration<CodebookTopic>
{
    public void Configure(EntityTypeBuilder<CodebookTopic> topic)
    {
        topic.ToTable("codebook_topics");
        topic.HasKey(t => t.Key);
    }
}

internal sealed class CodebookStanceConfiguration : IEntityTypeConfiguration<CodebookStance>
{
    public void Configure(EntityTypeBuilder<CodebookStance> stance)
    {
        stance.ToTable("codebook_stances");
        stance.HasKey(s => s.Key);
        stance.HasIndex(s => s.Rung).IsUnique();
    }
}
