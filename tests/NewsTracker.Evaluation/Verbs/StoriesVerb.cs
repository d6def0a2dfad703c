using System.Globalization;
using System.Text.Json;
using NewsTracker.Core.Stories;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Groups articles into stories. <c>--pairs FILE</c> also writes what was found of each pair, for looking at errors.</summary>
internal sealed class StoriesVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var documents = await JsonLines.ReadAsync<Document>(arguments.In, cancellationToken);
        IReadOnlyList<StoryText> texts = [];
        IReadOnlyList<int> stories = [];
        for (var round = 0; round < arguments.Repeat; round++)
        {
            texts = [.. documents.Select(document => document.Read())];
            stories = StoryGrouping.Group(texts);
        }

        await File.WriteAllTextAsync(
            arguments.Out, JsonSerializer.Serialize(documents.Zip(stories).ToDictionary(pair => pair.First.Id, pair => $"s{pair.Second}"), JsonLines.Options), cancellationToken);
        if (arguments.Others.TryGetValue("--pairs", out var path))
        {
            var candidates = StoryGrouping.Candidates(texts).ToHashSet();
            await JsonLines.WriteAsync(
                path,
                from one in Enumerable.Range(0, texts.Count)
                from other in Enumerable.Range(one + 1, texts.Count - one - 1)
                select new Pair(documents[one].Id, documents[other].Id, candidates.Contains((one, other)), StoryComparer.Compare(texts[one], texts[other])),
                cancellationToken);
        }

        return documents.Count * arguments.Repeat;
    }

    private sealed record Document(string Id, string? Title, string? Date, string Text)
    {
        public StoryText Read() => StoryText.Read(Title ?? "", Text, DateOnly.TryParse(Date, CultureInfo.InvariantCulture, out var day) ? day : null);
    }

    private sealed record Pair(string One, string Other, bool IsCandidate, StoryComparison Comparison)
    {
        public StoryFeatures? Features => Comparison.Features;
    }
}
