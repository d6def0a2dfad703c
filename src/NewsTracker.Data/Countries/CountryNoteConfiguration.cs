using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Countries;

internal sealed class CountryNoteConfiguration : IEntityTypeConfiguration<CountryNote>
{
    public void Configure(EntityTypeBuilder<CountryNote> note)
    {
        note.ToTable("country_notes");
        note.Property(n => n.Text).HasMaxLength(CountryNote.MaxLength);
        note.Property(n => n.AuthorName).HasMaxLength(User.MaxNameLength);
        note.HasOne<Country>().WithMany().HasForeignKey(n => n.CountryCode).OnDelete(DeleteBehavior.Restrict);

        // The note of a country is its newest; its history is the rest.
        note.HasIndex(n => new { n.CountryCode, n.Id }).IsDescending(false, true);
    }
}
