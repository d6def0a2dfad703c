using Microsoft.Extensions.Options;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Plans the first look again at each article that comes in by its address, and says how often an article is worth one.</summary>
public sealed class RecheckPlanning(IOptions<RecheckOptions> options)
{
    /// <summary>The plan that is stored with a new article, whose key is left open; null where it is not looked at again.</summary>
    public ArticleRecheck? FindFor(IncomingDocument document)
    {
        if (document is not { RequestedUrl: { } url, Origin: ArticleOrigin.Feed or ArticleOrigin.Address } || !options.Value.Enabled || CanonicalUrl.Find(url.AbsoluteUri) is not { } address)
        {
            return null;
        }

        return new ArticleRecheck
        {
            ArticleId = 0,
            Url = address.Value,
            Host = HostName.Of(address.Uri),
            FirstSeenAt = document.FetchedAt,
            NextAt = options.Value.Plan.First(document.FetchedAt),
        };
    }

    /// <summary>How long the plan leaves an article alone after some looks at it.</summary>
    public TimeSpan GapAfter(int looks) => options.Value.Plan.Gap(looks);
}
