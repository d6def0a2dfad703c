using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.LanguageModel;

namespace NewsTracker.Data.LanguageModel;

internal sealed class ModelCallConfiguration : IEntityTypeConfiguration<ModelCall>
{
    public void Configure(EntityTypeBuilder<ModelCall> call)
    {
        call.ToTable("model_calls");
        call.Property(c => c.Model).HasMaxLength(ModelSettings.MaxNameLength);
        call.Property(c => c.Explanation).HasMaxLength(ModelCall.MaxExplanationLength);
        call.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.SetNull);

        // What today took, and the newest calls (ModelLedger).
        call.HasIndex(c => c.At).IsDescending();
    }
}

internal sealed class ModelReadingConfiguration : IEntityTypeConfiguration<ModelReading>
{
    public void Configure(EntityTypeBuilder<ModelReading> reading)
    {
        reading.ToTable("model_readings");
        reading.HasKey(r => r.RevisionId);
        reading.Property(r => r.RevisionId).ValueGeneratedNever();
        reading.HasOne<Revision>().WithOne().HasForeignKey<ModelReading>(r => r.RevisionId).OnDelete(DeleteBehavior.Cascade);
        reading.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);

        // Next in turn (ModelQueue).
        reading.HasIndex(r => r.DueAt);
    }
}
