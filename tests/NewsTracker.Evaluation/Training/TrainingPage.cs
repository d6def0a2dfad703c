using System.Text.Json;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Evaluation.Verbs;

namespace NewsTracker.Evaluation.Training;

/// <summary>A page of which people have written down what belongs to its body, as rows for the trainer.</summary>
internal sealed class TrainingPage
{
    /// <summary>Pages of one site look alike, so they are never on both sides of a cross-validation.</summary>
    public required string Site { get; init; }

    public required string Set { get; init; }

    public required Page Page { get; init; }

    public required BlockFeatures Features { get; init; }

    public required IReadOnlyList<PageBlock> ByScore { get; init; }

    public required PageTruth Truth { get; init; }

    public required IReadOnlyList<TrainingRow> Rows { get; init; }

    public static async Task<List<TrainingPage>> ReadSetAsync(string folder, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, "truth.json"));
        var truths = await JsonSerializer.DeserializeAsync<SortedDictionary<string, TruthOfPage>>(stream, JsonLines.Options, cancellationToken) ?? [];
        var pages = new List<TrainingPage>();
        foreach (var (id, written) in truths)
        {
            var truth = new PageTruth(written.ArticleBody is { Length: > 0 } body ? body : null, written.ArticleBodyAlt ?? [], written.With ?? [], written.Without ?? []);
            if (!truth.HasBody && !truth.HasPassages)
                continue;
            var content = await PageFiles.ReadAsync(Path.Combine(folder, "pages", id + ".html.gz"), cancellationToken);
            var url = Uri.TryCreate(written.Url, UriKind.Absolute, out var address) ? address : null;
            if (PageDecoder.Decode(content, contentType: null) is { } html && PageForTraining.Find(html, url) is var (page, features, byScore) && page.Blocks.Count > 0)
                pages.Add(Create(Path.GetFileName(folder), url, truth, page, features, byScore));
        }

        return pages;
    }

    private static TrainingPage Create(string set, Uri? url, PageTruth truth, Page page, BlockFeatures features, IReadOnlyList<PageBlock> byScore)
    {
        var rows = new List<TrainingRow>(page.Blocks.Count);
        foreach (var block in page.Blocks)
        {
            var (isBody, weight) = truth.Of(block);
            rows.Add(new TrainingRow(features.Of(block.Index).ToArray(), isBody ? 1 : 0, weight));
        }

        return new TrainingPage { Site = SiteOf(url), Set = set, Page = page, Features = features, ByScore = byScore, Truth = truth, Rows = rows };
    }

    /// <summary>The last two labels of the host, three under a public suffix of two like "co.uk".</summary>
    private static string SiteOf(Uri? url)
    {
        var labels = url?.Host.Split('.') ?? [];
        return string.Join('.', labels.TakeLast(labels.Length > 2 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2));
    }

    private sealed record TruthOfPage(string? Url, string? ArticleBody, string[]? ArticleBodyAlt, string[]? With, string[]? Without);
}
