using System.Text.Json;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.LanguageModel;

/// <summary>A language model's answer after the checks: nothing in it is believed that the article does not bear out.</summary>
public abstract record ModelAnswer
{
    /// <summary>More than any article holds.</summary>
    public const int MostPositions = 60;

    private ModelAnswer()
    {
    }

    public sealed record Positions(IReadOnlyList<ModelPosition> Kept, IReadOnlyList<DroppedPosition> Dropped) : ModelAnswer;

    /// <summary>The answer as a whole is not what was asked for.</summary>
    public sealed record Unreadable(string Why) : ModelAnswer;

    /// <param name="json">What the model wrote.</param>
    /// <param name="named">The states that the article names; the model can add none.</param>
    public static ModelAnswer Read(string json, ModelArticle article, IReadOnlySet<CountryCode> named)
    {
        if (Parse(json) is not { } proposals)
            return new Unreadable("The answer is not JSON of the schema that was asked for.");
        if (proposals.Count > MostPositions)
            return new Unreadable($"The answer lists {proposals.Count} positions, more than any article holds ({MostPositions}).");
        var (kept, dropped) = (new List<ModelPosition>(), new List<DroppedPosition>());
        foreach (var proposal in proposals)
        {
            switch (ModelCheck.Check(proposal, article, named))
            {
                case ModelCheck.Verdict.Passed { Position: var position }:
                    if (!kept.Exists(other => (other.Country, other.Topic, other.Stance) == (position.Country, position.Topic, position.Stance) && other.Evidence.Overlaps(position.Evidence)))
                        kept.Add(position);
                    break;
                case ModelCheck.Verdict.Failed { Why: var why }:
                    dropped.Add(new DroppedPosition(proposal.Shortened(), why));
                    break;
            }
        }

        return new Positions(kept, dropped);
    }

    private static List<ModelProposal>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind is not JsonValueKind.Object || !document.RootElement.TryGetProperty("positions", out var list) || list.ValueKind is not JsonValueKind.Array)
                return null;
            var proposals = list.EnumerateArray().Select(ModelProposal.Read).ToList();
            return proposals.Contains(null) ? null : [.. proposals.OfType<ModelProposal>()];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair in a string gives.
            return null;
        }
    }
}
