using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Countries;

internal sealed class CountryConfiguration : IEntityTypeConfiguration<Country>
{
    public void Configure(EntityTypeBuilder<Country> country)
    {
        country.ToTable("countries");
        country.HasKey(c => c.Code);
        country.Property(c => c.Iso2).HasMaxLength(2);
        country.HasIndex(c => c.M49).IsUnique();
    }
}

internal sealed class CountryNameConfiguration : IEntityTypeConfiguration<CountryName>
{
    public void Configure(EntityTypeBuilder<CountryName> name)
    {
        name.ToTable("country_names");
        name.HasOne<Country>().WithMany(c => c.Names).HasForeignKey(n => n.CountryCode).OnDelete(DeleteBehavior.Cascade);
        name.HasIndex(n => new { n.CountryCode, n.Text, n.Kind }).IsUnique();
    }
}

internal sealed class TreatyActConfiguration : IEntityTypeConfiguration<TreatyAct>
{
    public void Configure(EntityTypeBuilder<TreatyAct> act)
    {
        act.ToTable("treaty_acts");
        act.Property(a => a.AddedByName).HasMaxLength(User.MaxNameLength);
        act.HasOne<Country>().WithMany(c => c.TreatyActs).HasForeignKey(a => a.CountryCode).OnDelete(DeleteBehavior.Cascade);
        act.HasIndex(a => new { a.CountryCode, a.On, a.Kind }).IsUnique();
    }
}
