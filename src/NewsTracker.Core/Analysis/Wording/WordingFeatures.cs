using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// What is worded around a state in a sentence: the words by their stems and the concepts of the lists (<c>s:</c> anywhere, <c>n:</c> near the state), what follows on what there
/// (<c>b:</c>), whom the sentence has for the state (<c>k:</c>), and who beside it speaks for none (<c>o:</c>).
/// States are "Self" and "Other", whatever their names.
/// </summary>
internal static class WordingFeatures
{
    /// <summary>How many atoms before the state and behind it are near.</summary>
    private const int NearBefore = 4;
    private const int NearBehind = 16;

    private const string Self = "Self";
    private const string Other = "Other";

    /// <summary>What is the same for every state of the sentence.</summary>
    public static void OfSentence(WordedSentence sentence, WordedArticle article, FeatureVisitor visit)
    {
        visit("bias");
        if (article.IsSpeech)
            visit("d:speech");
        if (article.IsAboutLeaving)
            visit("d:leaving");
        Span<char> buffer = stackalloc char[200];
        foreach (var tokens in sentence.Tokens)
        {
            foreach (var token in tokens)
                visit(Join(buffer, "s:", token));
        }
    }

    public static void OfState(WordedState state, FeatureVisitor visit)
    {
        var (sentence, actor, country) = (state.Sentence, state.Actor, state.Country);
        var atoms = sentence.Actors.Sentence.Atoms;
        var (from, to) = NearOf(sentence.Actors, actor, country);
        Span<char> buffer = stackalloc char[200];
        var row = new List<string>(to - from);
        for (var i = 0; i < atoms.Count; i++)
        {
            var isNear = i >= from && i < to;
            if (i == actor?.Actor.From || atoms[i].NamesStates)
            {
                var name = i == actor?.Actor.From || atoms[i].Countries.Contains(country) ? Self : Other;
                visit(Join(buffer, "s:", name));
                if (isNear)
                {
                    visit(Join(buffer, "n:", name));
                    row.Add(name);
                }
            }
            else if (isNear && sentence.Tokens[i] is { Length: > 0 } tokens)
            {
                row.Add(tokens[0]);
                foreach (var token in tokens)
                    visit(Join(buffer, "n:", token));
            }
        }

        for (var i = 0; i + 1 < row.Count; i++)
        {
            visit(Join(buffer, "b:", row[i], row[i + 1]));
            if (i + 2 < row.Count)
                visit(Join(buffer, "b:", row[i], row[i + 1], row[i + 2]));
        }

        OfActors(sentence.Actors, actor, visit);
    }

    private static void OfActors(SentenceActors actors, ResolvedActor? actor, FeatureVisitor visit)
    {
        visit(actor is null ? "k:unsaid" : $"k:{actor.Actor.Kind}{(actor.Actor.IsModifier ? ".modifier" : "")}{(actor.Actor.IsOblique ? ".oblique" : "")}");
        if (actor is { Actor.Countries.Count: 0 })
            visit("k:meant");
        if (actor is { Countries.Count: > 1 })
            visit("k:list");
        foreach (var other in actors.All)
        {
            if (other.Actor is { Kind: ActorKind.NonState or ActorKind.Organisation, IsOblique: false, IsModifier: false })
                visit($"o:{other.Actor.Kind}{(other.Actor.From < (actor?.Actor.From ?? 0) ? ".before" : "")}");
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

    /// <summary>Words behind a mark, a blank between them; what does not fit is no feature.</summary>
    private static ReadOnlySpan<char> Join(Span<char> buffer, string mark, string first, string? second = null, string? third = null)
    {
        if (mark.Length + first.Length + (second?.Length ?? 0) + (third?.Length ?? 0) + 2 > buffer.Length)
            return [];
        mark.CopyTo(buffer);
        first.CopyTo(buffer[mark.Length..]);
        var length = mark.Length + first.Length;
        foreach (var word in (ReadOnlySpan<string?>)[second, third])
        {
            if (word is null)
                break;
            buffer[length] = ' ';
            word.CopyTo(buffer[(length + 1)..]);
            length += word.Length + 1;
        }

        return buffer[..length];
    }
}
