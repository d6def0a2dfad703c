using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>A state as the table shows it.</summary>
/// <param name="Articles">That name it, of the days that count as coverage.</param>
public sealed record CountryRow(CountryBoard.State State, IReadOnlyList<CurrentStance> Stances, int OpenSuggestions, int Articles)
{
    public CountryCode Code => State.Code;

    public string Name => State.Name;

    public string Region => State.Region.Replace("/", ", ", StringComparison.Ordinal);

    public TreatyStanding Standing => State.Standing;

    public TreatyStatus Status => State.Status;

    /// <summary>The day looked at: steps after it are not told, but for those that are known to take effect.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last day on which something about it was other than the day before: a treaty act or a stance.</summary>
    public DateOnly? LastChange { get; private init; }

    public Step? Signature => Newest(TreatyActKind.Signature);

    public Step? Deposit => Newest(TreatyActKind.Deposit);

    public Step? EntryIntoForce => EntryIntoForceDue is not null ? null : Ahead(TreatyActKind.EntryIntoForce, Standing.EntersIntoForceOn) ?? Newest(TreatyActKind.EntryIntoForce);

    /// <summary>The day on which the Convention should have entered into force for it, where it has passed and nobody recorded that it did.</summary>
    public DateOnly? EntryIntoForceDue => Standing.EntryIntoForceUnrecordedSince;

    public Step? WithdrawalNotified => Newest(TreatyActKind.WithdrawalNotified);

    public Step? WithdrawalTakesEffect => WithdrawalDue is not null ? null : Ahead(TreatyActKind.WithdrawalTakesEffect, Standing.WithdrawalTakesEffectOn) ?? Newest(TreatyActKind.WithdrawalTakesEffect);

    /// <summary>The earliest day on which Article 20 let its withdrawal take effect, where it has passed and nobody recorded that it did.</summary>
    public DateOnly? WithdrawalDue => Standing.WithdrawalUnrecordedSince;

    public CurrentStance? On(Topic topic) => Stances.FirstOrDefault(stance => stance.Position.Topic == topic);

    public static CountryRow Of(CountryBoard.State state, CountryBoard board, int openSuggestions, int articles)
    {
        var asOf = board.Time.AsOf;
        var changes = Enum.GetValues<Topic>().Select(topic => board.Book.StepsOf(state.Code, topic).LastOrDefault(step => step.From <= board.Time.SaidBy)?.From)
            .Append(state.Acts.Where(act => act.On <= asOf).Select(act => (DateOnly?)act.On).Max());
        return new CountryRow(state, board.Book.OfCountry(state.Code, board.Time.SaidBy), openSuggestions, articles) { AsOf = asOf, LastChange = changes.Max() };
    }

    // A state may come, leave and come back: the last time is the one that holds.
    private Step? Newest(TreatyActKind kind) => State.Acts.Where(act => act.Kind == kind && act.On <= AsOf).MaxBy(act => act.On) is { } act
        ? new Step(act.On, act.Instrument, IsComputed: act.Basis != TreatyAct.Published, IsAhead: false)
        : null;

    /// <summary>What the standing names as to come, by a recorded act or else by an article of the Convention.</summary>
    private Step? Ahead(TreatyActKind kind, DateOnly? on) => on is { } day
        ? new Step(day, null, IsComputed: !State.Acts.Any(act => act.Kind == kind && act.On == day && act.Basis == TreatyAct.Published), IsAhead: true)
        : null;

    /// <param name="IsComputed">No page prints the date; an article of the Convention gives it.</param>
    /// <param name="IsAhead">The date lies after the day looked at.</param>
    public sealed record Step(DateOnly On, ConsentInstrument? Instrument, bool IsComputed, bool IsAhead);
}
