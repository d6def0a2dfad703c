using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Annotations;

internal sealed class AnnotationConfiguration : IEntityTypeConfiguration<Annotation>
{
    public void Configure(EntityTypeBuilder<Annotation> annotation)
    {
        annotation.ToTable("annotations", table => table.HasCheckConstraint(
            "ck_annotations_passage_or_reply", "(selectors is null) = (reply_to_id is not null)"));
        annotation.Ignore(a => a.State);
        annotation.Property(a => a.Passage).HasColumnName("selectors").HasColumnType("jsonb").HasConversion<SelectorsConverter>();
        annotation.Property(a => a.CreatorName).HasMaxLength(Accounts.User.MaxNameLength);
        annotation.Property(a => a.Version).IsConcurrencyToken();

        // Evidence stays: neither an article nor a revision goes while something is marked in it.
        annotation.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId).OnDelete(DeleteBehavior.Restrict);
        annotation.HasOne(a => a.Revision).WithMany().HasForeignKey(a => a.RevisionId).OnDelete(DeleteBehavior.Restrict);
        annotation.HasOne<Annotation>().WithMany().HasForeignKey(a => a.ReplyToId).OnDelete(DeleteBehavior.Restrict);

        // All marks of an article in one walk, in the order in which they were made (AnnotationQueries.OfArticle).
        annotation.HasIndex(a => new { a.ArticleId, a.Id });
        annotation.HasIndex(a => new { a.RevisionId, a.Id });
        annotation.HasIndex(a => a.ReplyToId);
        annotation.HasIndex(a => a.TagIds).HasMethod("gin");
    }

    /// <summary>Selectors as the W3C model writes them, so that the column can be read by whoever knows it.</summary>
    private sealed class SelectorsConverter() : ValueConverter<Passage, string>(passage => Write(passage), json => Read(json))
    {
        private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

        private static string Write(Passage passage) => JsonSerializer.Serialize<StoredSelector[]>(
            [new Quote(passage.Quote.Exact, passage.Quote.Prefix, passage.Quote.Suffix), new Position(passage.Position.Start, passage.Position.End)], Json);

        private static Passage Read(string json)
        {
            var selectors = JsonSerializer.Deserialize<StoredSelector[]>(json, Json)!;
            var quote = selectors.OfType<Quote>().Single();
            var position = selectors.OfType<Position>().Single();
            return new Passage(new TextQuoteSelector(quote.Exact, quote.Prefix, quote.Suffix), new TextPositionSelector(position.Start, position.End));
        }

        [JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
        [JsonDerivedType(typeof(Quote), "TextQuoteSelector")]
        [JsonDerivedType(typeof(Position), "TextPositionSelector")]
        private abstract record StoredSelector;

        private sealed record Quote(string Exact, string Prefix, string Suffix) : StoredSelector;

        private sealed record Position(int Start, int End) : StoredSelector;
    }
}

internal sealed class AnnotationVersionConfiguration : IEntityTypeConfiguration<AnnotationVersion>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<AnnotationVersion> version)
    {
        version.ToTable("annotation_versions");
        version.HasKey(v => new { v.AnnotationId, v.Number });
        version.Property(v => v.ActorName).HasMaxLength(Accounts.User.MaxNameLength);
        version.Property(v => v.State).HasColumnType("jsonb").HasConversion(
            state => JsonSerializer.Serialize(state, Json),
            json => JsonSerializer.Deserialize<AnnotationState>(json, Json)!);
        version.HasOne<Annotation>().WithMany(a => a.Versions).HasForeignKey(v => v.AnnotationId).OnDelete(DeleteBehavior.Restrict);
    }
}
