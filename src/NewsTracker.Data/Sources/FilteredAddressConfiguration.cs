using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

internal sealed class FilteredAddressConfiguration : IEntityTypeConfiguration<FilteredAddress>
{
    public void Configure(EntityTypeBuilder<FilteredAddress> address)
    {
        address.ToTable("filtered_addresses");
        address.HasKey(a => a.Url);
        address.Property(a => a.Url).HasMaxLength(ArticleAddress.MaxLength);
        address.Property(a => a.Fingerprint).HasMaxLength(64);

        // What no feed lists any more is forgotten, oldest first.
        address.HasIndex(a => a.FilteredAt);
    }
}
