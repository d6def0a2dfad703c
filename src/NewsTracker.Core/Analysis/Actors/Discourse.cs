using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Remembers who was spoken of, so that "the government", "it" and "both" find their states.</summary>
internal sealed class Discourse
{
    private const int LongestEntry = 14;

    private readonly List<IReadOnlyList<CountryCode>> groups = [];
    private bool lastSubjectIsTreaty;
    private bool lastSubjectIsNobody;
    private int paragraph = -1;
    private int lastParagraph = -1;
    private readonly List<CountryCode> recent = [];
    private IReadOnlyList<CountryCode>? entry;
    private int entryParagraph = -1;

    /// <summary>The state whose representative speaks as "we".</summary>
    public CountryCode? Speaker { get; init; }

    /// <summary>The state that the report is about.</summary>
    public CountryCode? Protagonist { get; set; }

    /// <summary>The state whose capital stands in the dateline: whose "army" and "ministry" a new paragraph means.</summary>
    public CountryCode? Home { get; set; }

    /// <summary>The state that acted last.</summary>
    public CountryCode? Last { get; private set; }

    /// <summary>Whether whoever spoke last speaks for a state.</summary>
    public bool LastPersonIsOfficial { get; private set; } = true;

    public CountryCode? LastPersonOf { get; private set; }

    public IReadOnlyList<CountryCode> Resolve(Actor actor, CountryCode? nearest, IReadOnlyList<CountryCode>? nearestGroup, bool isQuoted)
    {
        if (actor.Countries.Count > 0)
            return actor.Countries;
        return actor.Kind switch
        {
            // Outside quotation marks a newspaper's "we" is the newspaper.
            ActorKind.FirstPerson => Speaker is not null ? One(Speaker) : isQuoted && LastPersonIsOfficial ? One(LastPersonOf ?? Last ?? Protagonist) : [],
            // In a speech "the Government" is the speaker's, whoever was spoken of.
            ActorKind.Office when nearest is null && Speaker is not null => One(Speaker),
            ActorKind.Office or ActorKind.Forces or ActorKind.OwnCountry => One(nearest ?? (lastParagraph == paragraph || Home is null ? Last ?? Protagonist : Home)),
            ActorKind.Pronoun when nearestGroup is not null => nearestGroup,
            ActorKind.Pronoun when nearest is null && (lastSubjectIsTreaty || lastSubjectIsNobody) => [],
            ActorKind.Pronoun => nearest is null && Last is null && groups.Count > 0 ? groups[^1] : One(nearest ?? Last ?? Protagonist),
            ActorKind.Person => LastPersonIsOfficial ? One(LastPersonOf ?? nearest ?? Last) : [],
            ActorKind.Group => groups.FindLast(group => group.Count == actor.Size) ?? (recent.Count >= actor.Size ? recent[^actor.Size..] : []),
            _ => [],
        };
    }

    public void Saw(Actor actor, IReadOnlyList<CountryCode> countries)
    {
        if (actor.Kind is ActorKind.NonState)
        {
            lastSubjectIsNobody |= actor is { IsOblique: false, IsModifier: false };
            LastPersonIsOfficial = false;
            return;
        }

        if (countries.Count > 1)
            groups.Add(countries);
        if (countries.Count == 0)
            return;
        if (countries.Count == 1)
            Recall(countries[0], isAside: actor.IsOblique);

        if (actor is { IsModifier: false, IsOblique: false })
            lastSubjectIsNobody = false;
        if (actor is { IsModifier: false, IsOblique: false } && countries.Count == 1)
        {
            Last = countries[0];
            lastParagraph = paragraph;
        }

        if (actor.Kind is ActorKind.Office)
        {
            LastPersonIsOfficial = true;
            LastPersonOf = countries.Count == 1 ? countries[0] : LastPersonOf;
        }
    }

    /// <summary>"Both" are those who act: who is only named beside them, as in "will raise it with Japan", is the last to be meant.</summary>
    private void Recall(CountryCode country, bool isAside)
    {
        var isKnown = recent.Remove(country);
        recent.Insert(isAside && !isKnown ? 0 : recent.Count, country);
    }

    /// <summary>Whether the paragraph is somebody's speech: "The Minister of State: We have no plans …".</summary>
    public bool IsSpeech { get; private set; }

    public void Enter(Sentence sentence)
    {
        if (sentence.Paragraph != paragraph)
            IsSpeech = SpeechLabels.Opens(sentence);
        paragraph = sentence.Paragraph;
    }

    /// <summary>Whether the sentence is about the treaty itself, so that "it" in the next one is the treaty.</summary>
    public void Leave(Sentence sentence) =>
        lastSubjectIsTreaty = sentence.Atoms.Take(3).Any(Concept.Treaty | Concept.VagueTreaty) && !sentence.Atoms.Take(3).Any(atom => atom.NamesStates);

    /// <summary>"Peru - party. Content.": the states before the dash or colon that opens a line head the rest of the line.</summary>
    public IReadOnlyList<CountryCode>? EntryOf(Sentence sentence, IReadOnlyList<ResolvedActor> actors)
    {
        // "13.45 Sweden: no such plans": a live report puts the hour first.
        var opening = char.IsAsciiDigit(sentence.Atoms[0].Word.FirstOrDefault()) ? 1 : 0;
        var headed = actors is [{ Actor: { Kind: ActorKind.State, IsModifier: false } } head, ..] && head.Actor.From == opening && sentence.Clauses is [{ Kind: not ClauseKind.Dateline } first, { } second, ..]
            && first.To == head.Actor.To && second.To - second.From <= LongestEntry && sentence.Atoms[second.From].IsSign
            ? head.Countries
            : null;
        entry = headed is not null || sentence.Paragraph != entryParagraph ? headed : entry;
        entryParagraph = sentence.Paragraph;
        return entry;
    }

    private static IReadOnlyList<CountryCode> One(CountryCode? country) => country is null ? [] : [country];
}
