using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Countries;

/// <summary>Keeps the notes on states.</summary>
public sealed class CountryNotes(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>As many texts of a note's history as a page shows.</summary>
    public const int ShownTexts = 50;

    /// <summary>The note and its history, newest first.</summary>
    /// <param name="before">The text before which they go on; null for the newest.</param>
    public async Task<IReadOnlyList<CountryNote>> ReadAsync(CountryCode country, long? before, int most, CancellationToken cancellationToken) =>
        await db.CountryNotes.AsNoTracking().Where(n => n.CountryCode == country && (before == null || n.Id < before)).OrderByDescending(n => n.Id).Take(most).ToListAsync(cancellationToken);

    /// <param name="seen">The text that the editor began with; 0 where there was none.</param>
    public async Task<SaveNoteOutcome> SaveAsync(CountryCode country, long seen, string text, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCountryAsync(country, cancellationToken);
        var current = await ReadAsync(country, null, 1, cancellationToken) is [var newest, ..] ? newest : null;
        if (current is not null && current.Id != seen)
        {
            return new SaveNoteOutcome.Outdated(current);
        }

        if ((current?.Text ?? "") == text)
        {
            return new SaveNoteOutcome.Saved();
        }

        db.CountryNotes.Add(new CountryNote { CountryCode = country, Text = text, AuthorId = actor.Id, AuthorName = actor.Name, At = clock.GetUtcNow() });
        await audit.SaveAsync(actor, () => new AuditedAct("countries.note", nameof(Country), country.Value, new { text = current?.Text }, new { text }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SaveNoteOutcome.Saved();
    }
}

/// <summary>What came of saving a note.</summary>
public abstract record SaveNoteOutcome
{
    private SaveNoteOutcome()
    {
    }

    public sealed record Saved : SaveNoteOutcome;

    /// <param name="Current">What a colleague saved meanwhile.</param>
    public sealed record Outdated(CountryNote Current) : SaveNoteOutcome;
}
