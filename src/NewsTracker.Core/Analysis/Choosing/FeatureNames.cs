using System.Collections.Concurrent;
using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>What the scorer's features are called, written once rather than for every reading.</summary>
internal static class FeatureNames
{
    private static readonly ConcurrentDictionary<(Topic Topic, string Cue), string> Cues = new();

    public static FrozenDictionary<Topic, string> OfTopic { get; } = Of<Topic>(topic => $"topic={topic.ToKey()}");

    public static FrozenDictionary<Topic, string> OfLeaver { get; } = Of<Topic>(topic => $"leaver={topic.ToKey()}");

    public static FrozenDictionary<Topic, string> OfRepetition { get; } = Of<Topic>(topic => $"repeated={topic.ToKey()}");

    public static FrozenDictionary<(Topic, Stance), string> OfStance { get; } = Of<Topic, Stance>((topic, stance) => $"stance={topic.ToKey()}.{stance.ToKey()}");

    public static FrozenDictionary<Binding, string> OfBinding { get; } = Of<Binding>(binding => $"binding={binding}");

    public static FrozenDictionary<(Topic, Binding), string> OfTopicAndBinding { get; } = Of<Topic, Binding>((topic, binding) => $"binding={topic.ToKey()}.{binding}");

    public static FrozenDictionary<SubjectLink, string> OfLink { get; } = Of<SubjectLink>(link => $"link={link}");

    public static FrozenDictionary<ActorKind, string> OfActor { get; } = Of<ActorKind>(actor => $"actor={actor}");

    public static FrozenDictionary<ClauseKind, string> OfClause { get; } = Of<ClauseKind>(clause => $"clause={clause}");

    /// <summary>The cues are the readers' own, some dozens.</summary>
    public static string OfCue(Topic topic, string cue) => Cues.GetOrAdd((topic, cue), static one => $"cue={one.Topic.ToKey()}.{one.Cue}");

    private static FrozenDictionary<T, string> Of<T>(Func<T, string> name)
        where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(value => value, name);

    private static FrozenDictionary<(TOne, TOther), string> Of<TOne, TOther>(Func<TOne, TOther, string> name)
        where TOne : struct, Enum
        where TOther : struct, Enum => Enum.GetValues<TOne>().SelectMany(one => Enum.GetValues<TOther>().Select(other => (one, other))).ToFrozenDictionary(pair => pair, pair => name(pair.one, pair.other));
}
