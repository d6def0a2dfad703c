namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>Turns findings into suggestions: one a state and topic, with evidence, confidence and reason.</summary>
internal static class Suggestions
{
    public static IReadOnlyList<SuggestedPosition> From(string text, DateOnly? publishedOn, IReadOnlyList<Candidate> candidates, CountryLexicon lexicon) =>
    [
        .. from candidate in candidates
           group candidate by (candidate.Country, candidate.Topic) into same
           let chosen = StanceChoice.Choose([.. same])
           let confidence = Math.Round(chosen.Confidence, 3)
           orderby confidence descending, chosen.Country, chosen.Topic
           select new SuggestedPosition(
               chosen.Country,
               chosen.Topic,
               chosen.Stance,
               Evidence.Of(text, chosen.Finding),
               confidence,
               Reasons.Of(text, chosen, lexicon.NameOf(chosen.Country)),
               chosen.Finding.Subject.Actor is { Kind: Actors.ActorKind.Office } speaker ? speaker.Office : null,
               SaidDates.Find(text, chosen.Finding.Event, publishedOn)),
    ];
}
