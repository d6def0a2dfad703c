using System.Text.Json;

namespace NewsTracker.Scraping.Tests.LanguageModel;

/// <summary>Paragraphs of an article that a model reads, and what it answers.</summary>
internal static class ModelTexts
{
    public const string Decided = "Norway has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.";
    public const string Veiled = "Across the border, the talk in Stockholm is of opening the old shell works once more, this time for what the treaty forbids, officials at the ministry let it be known.";
    public const string Closing = "Campaigners had gathered before the building with 312 pairs of shoes, one for each person who had been hurt by a mine in the region in the year before.";

    public static string Answer(params object[] positions) => JsonSerializer.Serialize(new { positions });
}
