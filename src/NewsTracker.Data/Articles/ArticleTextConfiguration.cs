using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Countries;

namespace NewsTracker.Data.Articles;

/// <summary>The columns that articles and revisions share.</summary>
internal static class ArticleTextConfiguration
{
    // Enumerations by name: see NewsTrackerDbContext.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void ConfigureText<T>(this EntityTypeBuilder<T> text)
        where T : ArticleText
    {
        text.Ignore(t => t.Published);
        text.Ignore(t => t.Modified);
        text.Ignore(t => t.Byline);
        text.Property(t => t.PublishedAt);
        text.Property(t => t.PublishedOffset);
        text.Property(t => t.PublishedPrecision);
        text.Property(t => t.ModifiedAt);
        text.Property(t => t.ModifiedOffset);
        text.Property(t => t.ModifiedPrecision);
        text.Property(t => t.Keywords).HasDefaultValueSql("'{}'");
        text.Property(t => t.MentionedCountries).HasConversion((ValueConverter)new CountryCodesConverter(), CountryCodesConverter.Comparer);
    }

    /// <summary>Stores a dictionary of strings as one jsonb value.</summary>
    public static void IsJsonDictionary(this PropertyBuilder<IReadOnlyDictionary<string, string>> property) =>
        property.HasColumnType("jsonb").HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => left!.Count == right!.Count && !left.Except(right).Any(),
                values => values.Count,
                values => values));

    /// <summary>Stores a list of records as one jsonb value; nothing is an empty list.</summary>
    public static void IsJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property)
        where T : notnull =>
        property.HasColumnType("jsonb").HasDefaultValueSql("'[]'").HasConversion(
            values => JsonSerializer.Serialize(values, Json),
            json => JsonSerializer.Deserialize<List<T>>(json, Json)!,
            new ValueComparer<IReadOnlyList<T>>(
                (left, right) => left!.SequenceEqual(right!),
                values => values.Count,
                values => values));
}
