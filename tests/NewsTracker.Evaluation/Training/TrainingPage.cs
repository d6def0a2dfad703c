using System.Text.Json;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Evaluation.Verbs;

namespace NewsTracker.Evaluation.Training;

/// <summary>A page whose body people have written down, as rows for the trainer.</summary>
internal sealed class TrainingPage
{
    /// <summary>Pages of one site look alike, so they are never on both sides of a cross-validation.</summary>
    public required string Site { get; init; }

    public required string Set { get; init; }

    public required Page Page { get; init; }

    public required BlockFeatures Features { get; init; }

    public required IReadOnlyList<PageBlock> ByScore { get; init; }

    public required Dictionary<string, int> Truth { get; init; }

    public required IReadOnlyList<TrainingRow> Rows { get; init; }

    public static async Task<List<TrainingPage>> ReadSetAsync(string folder, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, "truth.json"));
        var truths = await JsonSerializer.DeserializeAsync<SortedDictionary<string, TruthOfPage>>(stream, JsonLines.Options, cancellationToken) ?? [];
        var pages = new List<TrainingPage>();
        foreach (var (id, truth) in truths)
        {
            if (truth.ArticleBody is not { Length: > 0 } body)
                continue;
            var content = await PageFiles.ReadAsync(Path.Combine(folder, "pages", id + ".html.gz"), cancellationToken);
            var url = Uri.TryCreate(truth.Url, UriKind.Absolute, out var address) ? address : null;
            if (PageDecoder.Decode(content, contentType: null) is { } html && PageReader.ReadForTraining(html, url) is var (page, features, byScore))
                pages.Add(Create(Path.GetFileName(folder), url, body, page, features, byScore));
        }

        return pages;
    }

    private static TrainingPage Create(string set, Uri? url, string body, Page page, BlockFeatures features, IReadOnlyList<PageBlock> byScore)
    {
        var truth = Shingles.Of(body);
        var words = " " + string.Join(' ', Shingles.Words(body)) + " ";
        var lines = body.Split('\n').Select(line => TextMeasure.Key(line)).ToHashSet(StringComparer.Ordinal);
        var total = Math.Max(60, truth.Values.Sum());
        var rows = new List<TrainingRow>(page.Blocks.Count);
        foreach (var block in page.Blocks)
        {
            var ofBlock = Shingles.Words(block.Text);
            var label = ofBlock.Count >= 4
                ? Shingles.Of(block.Text).Keys.ToList() is var own && own.Count(truth.ContainsKey) * 2 > own.Count
                : ofBlock.Count > 0 && (lines.Contains(features.Keys[block.Index]) || (ofBlock.Count >= 3 && words.Contains(" " + string.Join(' ', ofBlock) + " ", StringComparison.Ordinal)));

            // Each page counts the same whatever its length, as in the score; a block by its share of the text.
            var weight = 0.15 + (60.0 * (ofBlock.Count + 1) / (total + ofBlock.Count));
            rows.Add(new TrainingRow(features.Of(block.Index).ToArray(), label ? 1 : 0, Math.Min(weight, 12)));
        }

        return new TrainingPage { Site = SiteOf(url), Set = set, Page = page, Features = features, ByScore = byScore, Truth = truth, Rows = rows };
    }

    /// <summary>The last two labels of the host, three under a public suffix of two like "co.uk".</summary>
    private static string SiteOf(Uri? url)
    {
        var labels = url?.Host.Split('.') ?? [];
        return string.Join('.', labels.TakeLast(labels.Length > 2 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2));
    }

    private sealed record TruthOfPage(string? Url, string? ArticleBody);
}
