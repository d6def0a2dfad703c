using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>What the scorer knows of a rule's finding: which pattern spoke, how its subject and object were found, what kind of clause it stands in.</summary>
internal static class FindingFeatures
{
    public static void AddTo(HashSet<string> features, Finding finding)
    {
        var reading = finding.Event;
        features.UnionWith(
        [
            "bias",
            FeatureNames.OfTopic[finding.Topic],
            FeatureNames.OfCue(finding.Topic, finding.Cue),
            FeatureNames.OfStance[(finding.Topic, finding.Stance)],
            FeatureNames.OfBinding[finding.Binding],
            FeatureNames.OfTopicAndBinding[(finding.Topic, finding.Binding)],
            FeatureNames.OfLink[finding.Subject.Link],
            FeatureNames.OfActor[finding.Subject.Kind],
            FeatureNames.OfClause[reading.Clause.Kind],
        ]);
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

        void Add(string name, bool holds)
        {
            if (holds)
                features.Add(name);
        }
    }
}
