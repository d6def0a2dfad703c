using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>What the scorer weighs: which pattern spoke, how its subject and object were found, what kind of clause it stands in.</summary>
internal static class CandidateFeatures
{
    public static List<Candidate> Rate(IReadOnlyList<(CountryCode Country, Finding Finding)> found, IReadOnlyDictionary<(CountryCode Country, Topic Topic), WordingOpinion> opinions, TextKind kind)
    {
        var leaving = found.Where(one => one.Finding is { Topic: Topic.Withdrawal, Stance: > Stance.RulesOut, Cue: not "mention" }).Select(one => one.Country).ToHashSet();
        var repeated = found.GroupBy(one => (one.Country, one.Finding.Topic)).ToDictionary(group => group.Key, group => group.Select(one => one.Finding.Event.Sentence.Index).Distinct().Count());
        return [.. found.Select(one => new Candidate(one.Country, one.Finding, kind.With(one.Finding, [.. Of(one.Finding), .. OfArticle(one.Country, one.Finding), .. WordingScales.Of(opinions.GetValueOrDefault((one.Country, one.Finding.Topic)), one.Finding)])))];

        IEnumerable<string> OfArticle(CountryCode country, Finding finding)
        {
            // Who leaves is seldom praised for standing by the ban, and its joining is history.
            if (finding.Topic is not Topic.Withdrawal && leaving.Contains(country))
                yield return FeatureNames.OfLeaver[finding.Topic];
            if (repeated[(country, finding.Topic)] > 1)
                yield return FeatureNames.OfRepetition[finding.Topic];
        }
    }

    private static List<string> Of(Finding finding)
    {
        var reading = finding.Event;
        var features = new List<string>
        {
            "bias",
            FeatureNames.OfTopic[finding.Topic],
            FeatureNames.OfCue(finding.Topic, finding.Cue),
            FeatureNames.OfStance[(finding.Topic, finding.Stance)],
            FeatureNames.OfBinding[finding.Binding],
            FeatureNames.OfTopicAndBinding[(finding.Topic, finding.Binding)],
            FeatureNames.OfLink[finding.Subject.Link],
            FeatureNames.OfActor[finding.Subject.Kind],
            FeatureNames.OfClause[reading.Clause.Kind],
        };
        Add("oblique", finding.Subject.Actor?.IsOblique == true);
        Add("modifier", finding.Subject.Actor?.IsModifier == true);
        Add("quoted", reading.Atom.IsQuoted);
        Add("if", reading.Has(Concept.If));
        Add("accused", reading.HasBefore(Concept.Accuse));
        Add("list", finding.Subject.Countries.Count > 1);
        Add("noun", !reading.IsVerb);
        Add("obligation", reading.IsObligation);
        Add("far", finding.Subject.Actor is { } actor && Math.Abs(reading.At - actor.To) > 12);
        Add("pronoun", finding.Subject.Actor is { Countries.Count: 0 });
        Add("non-state speaks", reading.Actors.All.Any(other => other.Actor.Kind is ActorKind.NonState && other.Actor.To <= reading.Clause.From && reading.Clause.Kind is ClauseKind.Content));
        Add("quoted from nobody official", reading.Atom.IsQuoted && reading.Actors.All.Any(other => other.Actor.Kind is ActorKind.NonState && !reading.Sentence.Atoms[other.Actor.From].IsQuoted));
        Add("object behind", (reading.After & (Concept.Treaty | Concept.Mine | Concept.VagueTreaty)) != Concept.None);
        Add("statement", reading.Actors.LastBefore is not null && finding.Subject.Kind is ActorKind.FirstPerson);
        return features;

        void Add(string name, bool holds)
        {
            if (holds)
                features.Add(name);
        }
    }
}
