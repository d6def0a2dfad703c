using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace NewsTracker.Core.Positions;

/// <summary>The codebook's stable keys: <c>withdrawal</c>, <c>rules_out</c>. They are what tables, addresses and exports say.</summary>
public static class CodebookKeys
{
    private static readonly FrozenDictionary<Topic, string> TopicKeys = Enum.GetValues<Topic>().ToFrozenDictionary(topic => topic, topic => Key(topic.ToString()));

    private static readonly FrozenDictionary<Stance, string> StanceKeys = Enum.GetValues<Stance>().ToFrozenDictionary(stance => stance, stance => Key(stance.ToString()));

    private static readonly FrozenDictionary<string, Topic> Topics = TopicKeys.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Stance> Stances = StanceKeys.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string ToKey(this Topic topic) => TopicKeys[topic];

    public static string ToKey(this Stance stance) => StanceKeys[stance];

    public static Topic ParseTopic(string key) => TryParseTopic(key, out var topic) ? topic : throw new FormatException($"\"{key}\" is not a topic of the codebook.");

    public static Stance ParseStance(string key) => TryParseStance(key, out var stance) ? stance : throw new FormatException($"\"{key}\" is not a stance of the codebook.");

    public static bool TryParseTopic([NotNullWhen(true)] string? key, out Topic topic) => Topics.TryGetValue(key ?? "", out topic);

    public static bool TryParseStance([NotNullWhen(true)] string? key, out Stance stance) => Stances.TryGetValue(key ?? "", out stance);

    /// <summary><c>RulesOut</c> is written <c>rules_out</c>.</summary>
    private static string Key(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
