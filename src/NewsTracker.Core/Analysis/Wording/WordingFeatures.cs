using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// What is worded around a state in a sentence: the words by their stems and the concepts of the lists (<c>s:</c> anywhere, <c>n:</c> near the state), what follows on what there
/// (<c>b:</c>), whom the sentence has for the state (<c>k:</c>), who beside it speaks for none (<c>o:</c>), the sentence before where this one does not name the state (<c>p:</c>), and which concepts the article names (<c>a:</c>), or names often (<c>A:</c>).
/// States are "Self" and "Other", whatever their names.
/// </summary>
internal static class WordingFeatures
{
    /// <summary>How many atoms before the state and behind it are near.</summary>
    private const int NearBefore = 4;
    private const int NearBehind = 16;

    private static readonly WordingFeature Bias = WordingFeature.Fact("bias");
    private static readonly WordingFeature Speech = WordingFeature.Fact("d:speech");
    private static readonly WordingFeature Leaving = WordingFeature.Fact("d:leaving");
    private static readonly WordingFeature Unsaid = WordingFeature.Fact("k:unsaid");
    private static readonly WordingFeature Meant = WordingFeature.Fact("k:meant");
    private static readonly WordingFeature List = WordingFeature.Fact("k:list");

    private static readonly WordingFeature[] Actors =
    [
        .. from kind in Enum.GetValues<ActorKind>()
           from modifier in (string[])["", ".modifier"]
           from oblique in (string[])["", ".oblique"]
           select WordingFeature.Fact($"k:{kind}{modifier}{oblique}"),
    ];

    private static readonly WordingFeature[] Nobodies = [.. from kind in Enum.GetValues<ActorKind>() from before in (string[])["", ".before"] select WordingFeature.Fact($"o:{kind}{before}")];

    private static readonly (Concept Concept, WordingFeature Named, WordingFeature NamedOften)[] Concepts =
        [.. WordedSentence.Concepts.Select(one => (one.Concept, WordingFeature.Fact($"a:{one.Name}"), WordingFeature.Fact($"A:{one.Name}")))];

    /// <summary>What is the same for every state of the article.</summary>
    public static void OfArticle(WordedArticle article, FeatureVisitor visit)
    {
        visit(Bias);
        if (article.IsSpeech)
            visit(Speech);
        if (article.IsAboutLeaving)
            visit(Leaving);
        foreach (var (concept, named, namedOften) in Concepts)
        {
            if ((article.Named & concept) != Concept.None)
                visit(named);
            if ((article.NamedOften & concept) != Concept.None)
                visit(namedOften);
        }
    }

    /// <summary>What is the same for every state of the sentence.</summary>
    public static void OfSentence(WordedSentence sentence, FeatureVisitor visit)
    {
        foreach (var tokens in sentence.Tokens)
        {
            foreach (var token in tokens)
                visit(new(WordingPlace.Anywhere, token));
        }
    }

    public static void OfState(WordedState state, FeatureVisitor visit)
    {
        var (sentence, actor, country) = (state.Sentence, state.Actor, state.Country);
        var atoms = sentence.Actors.Sentence.Atoms;
        var (from, to) = NearOf(sentence.Actors, actor, country);
        var row = new List<WordedToken>(to - from);
        for (var i = 0; i < atoms.Count; i++)
        {
            var isNear = i >= from && i < to;
            if (i == actor?.Actor.From || atoms[i].NamesStates)
            {
                var name = i == actor?.Actor.From || atoms[i].Countries.Contains(country) ? sentence.Self : sentence.Other;
                visit(new(WordingPlace.Anywhere, name));
                if (isNear)
                {
                    visit(new(WordingPlace.Near, name));
                    row.Add(name);
                }
            }
            else if (isNear && sentence.Tokens[i] is { Length: > 0 } tokens)
            {
                row.Add(tokens[0]);
                foreach (var token in tokens)
                    visit(new(WordingPlace.Near, token));
            }
        }

        for (var i = 0; i + 1 < row.Count; i++)
        {
            visit(new(WordingPlace.Row, row[i], row[i + 1]));
            if (i + 2 < row.Count)
                visit(new(WordingPlace.Row, row[i], row[i + 1], row[i + 2]));
        }

        OfActors(sentence.Actors, actor, visit);
        if (actor is null or { Actor.Countries.Count: 0 })
            OfSentenceBefore(sentence, visit);
    }

    private static void OfSentenceBefore(WordedSentence sentence, FeatureVisitor visit)
    {
        foreach (var tokens in sentence.Before)
        {
            foreach (var token in tokens)
                visit(new(WordingPlace.Before, token));
        }
    }

    private static void OfActors(SentenceActors actors, ResolvedActor? actor, FeatureVisitor visit)
    {
        visit(actor is null ? Unsaid : Actors[((int)actor.Actor.Kind * 4) + (actor.Actor.IsModifier ? 2 : 0) + (actor.Actor.IsOblique ? 1 : 0)]);
        if (actor is { Actor.Countries.Count: 0 })
            visit(Meant);
        if (actor is { Countries.Count: > 1 })
            visit(List);
        foreach (var other in actors.All)
        {
            if (other.Actor is { Kind: ActorKind.NonState or ActorKind.Organisation, IsOblique: false, IsModifier: false })
                visit(Nobodies[((int)other.Actor.Kind * 2) + (other.Actor.From < (actor?.Actor.From ?? 0) ? 1 : 0)]);
        }
    }

    /// <summary>From the state before that acts to the next one that does.</summary>
    private static (int From, int To) NearOf(SentenceActors actors, ResolvedActor? actor, CountryCode country)
    {
        var count = actors.Sentence.Atoms.Count;
        if (actor is null)
            return (0, count);
        var (from, to) = (Math.Max(0, actor.Actor.From - NearBefore), Math.Min(count, actor.Actor.To + NearBehind));
        foreach (var other in actors.All)
        {
            if (other.Countries.Count == 0 || other.Countries.Contains(country) || other.Actor is not { IsModifier: false, IsOblique: false })
                continue;
            if (other.Actor.To <= actor.Actor.From)
                from = Math.Max(from, other.Actor.To);
            else if (other.Actor.From >= actor.Actor.To)
                to = Math.Min(to, other.Actor.From);
        }

        return (from, to);
    }
}
