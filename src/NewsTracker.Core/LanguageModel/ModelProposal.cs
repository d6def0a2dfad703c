using System.Text.Json;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.LanguageModel;

/// <summary>One entry of an answer as it came: six strings, of which the last two may be absent.</summary>
internal sealed record ModelProposal(string Country, string Topic, string Stance, string Quote, string? Speaker, string? SaidOn)
{
    private const int MostShown = 120;

    /// <returns>Null where a property is missing or no string.</returns>
    public static ModelProposal? Read(JsonElement entry) =>
        entry.ValueKind is JsonValueKind.Object
        && TextOf(entry, "country") is { } country
        && TextOf(entry, "topic") is { } topic
        && TextOf(entry, "stance") is { } stance
        && TextOf(entry, "quote") is { } quote
            ? new ModelProposal(country, topic, stance, quote, TextOf(entry, "speaker"), TextOf(entry, "said_on"))
            : null;

    public string Shortened()
    {
        var topic = CodebookKeys.TryParseTopic(Topic, out var ours) ? ours.ToWords() : Topic;
        var stance = CodebookKeys.TryParseStance(Stance, out var step) ? step.ToWords() : Stance;
        var words = $"{Country}: {topic}, {stance}. {Quote}".ReplaceLineEndings(" ");
        return words.ShortenTo(MostShown);
    }

    private static string? TextOf(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
