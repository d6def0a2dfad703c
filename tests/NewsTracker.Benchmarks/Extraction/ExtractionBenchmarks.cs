using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using NewsTracker.Benchmarks.Corpora;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Benchmarks.Extraction;

/// <summary>
/// Body and metadata of every page of the corpus, one core. A machine's load touches all rows alike, so read the ratios. All rows warm up until the runtime has compiled them for good:
/// after two rounds the first iterations were still those of instrumented code, three times as slow as the last.
/// </summary>
[WarmupCount(WarmUps)]
public class ExtractionBenchmarks
{
    private const int WarmUps = 40;

    private static readonly DateOnly FetchedOn = new(2026, 12, 31);

    private IReadOnlyList<SavedPage> pages = [];

    [GlobalSetup]
    public void ReadPages() => pages = SavedPage.ReadAll();

    /// <summary>What any reader of HTML has to pay: the parser's defaults, and the text of the tree.</summary>
    [Benchmark(Baseline = true, Description = "AngleSharp parse")]
    public int Parse()
    {
        var length = 0;
        foreach (var page in pages)
        {
            using var document = new HtmlParser().ParseDocument(page.Text);
            length += document.DocumentElement.TextContent.Length;
        }

        return length;
    }

    [Benchmark(Description = "NewsTracker")]
    public int Extract()
    {
        var length = 0;
        foreach (var page in pages)
        {
            if (ArticleExtractor.Extract(page.Content, contentType: null, page.Url, FetchedOn) is ExtractionOutcome.Extracted({ } article))
                length += article.BodyHtml.Length;
        }

        return length;
    }

    [Benchmark(Description = "SmartReader")]
    public int ReadSmartly()
    {
        var length = 0;
        foreach (var page in pages)
        {
            using var reader = new SmartReader.Reader(page.Url.AbsoluteUri, page.Text);
            length += reader.GetArticle().Content?.Length ?? 0;
        }

        return length;
    }
}
