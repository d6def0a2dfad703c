using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>Follows the links of a host through the product's fetcher, robots.txt and pace included, up to a few pages.</summary>
internal static partial class CrawlProbe
{
    private const int MostPages = 12;

    public static async Task<ProbeResult> RunAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        var start = new Uri(probe.Url);
        var queue = new Queue<Uri>([start]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.AbsoluteUri };
        ProbeResult? result = null;
        for (var page = 0; page < MostPages && queue.TryDequeue(out var url); page++)
        {
            await using var scope = services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<IFetcher>().FetchAsync(new FetchRequest(url), cancellationToken);
            result ??= outcome is FetchOutcome.Fetched ? new ProbeResult { Outcome = "ok", FinalUrl = url.AbsoluteUri } : ProbeOutcome.Of(outcome);
            foreach (Match link in Links().Matches(outcome is FetchOutcome.Fetched fetched ? Encoding.UTF8.GetString(fetched.Body.Span) : ""))
            {
                if (Uri.TryCreate(url, link.Groups["url"].Value, out var next) && next.Authority == start.Authority && seen.Add(next.GetLeftPart(UriPartial.Query)))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return result!;
    }

    [GeneratedRegex("""<a\s[^>]{0,500}?href\s*=\s*["'](?<url>[^"'#]{1,2000})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
