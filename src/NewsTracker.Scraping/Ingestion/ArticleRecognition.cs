using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>What the archive knows of a document by its addresses.</summary>
/// <param name="Identity">The addresses that are the article's.</param>
internal abstract record Recognition(ArticleIdentity Identity)
{
    /// <summary>Those of them that were taken for another article's until now, and are not.</summary>
    public IReadOnlyList<ArticleAddress> Strays { get; init; } = [];

    /// <summary>None of them is known.</summary>
    public sealed record New(ArticleIdentity Identity) : Recognition(Identity);

    /// <param name="Addresses">Those of them that are known.</param>
    public sealed record Known(ArticleIdentity Identity, long ArticleId, IReadOnlyList<ArticleAddress> Addresses) : Recognition(Identity);

    /// <param name="Asked">The address that was asked for, or answered: of an article, and leading to another by now.</param>
    /// <param name="OtherId">That other one; absent where it is not known.</param>
    public sealed record Elsewhere(ArticleIdentity Identity, ArticleAddress Asked, long? OtherId) : Recognition(Identity);
}

/// <summary>Recognises an article by the addresses it was fetched by; what its page calls itself besides counts where the texts bear it out, since a template may name one address on every page.</summary>
internal sealed class ArticleRecognition(NewsTrackerDbContext db)
{
    private readonly StrayAddresses strayAddresses = new(db);

    public async Task<Recognition> FindAsync(ArticleIdentity identity, Revision revision, CancellationToken cancellationToken)
    {
        var known = await db.ArticleAddresses.Where(a => identity.All.Contains(a.Url)).ToListAsync(cancellationToken);
        var strays = await strayAddresses.FindAsync(identity, known, article => IsStateOfAsync(article, revision, cancellationToken), cancellationToken);
        return await FindAsync(identity, revision, [.. known.Except(strays)], cancellationToken) with { Strays = strays };
    }

    private async Task<Recognition> FindAsync(ArticleIdentity identity, Revision revision, List<ArticleAddress> known, CancellationToken cancellationToken)
    {
        ArticleAddress? Of(string? url) => known.Find(address => address.Url == url);
        var (asked, answered, declared) = (Of(identity.Requested), Of(identity.Answered), Of(identity.Declared));
        if (asked is not null && identity.IsRedirected && answered?.ArticleId != asked.ArticleId)
        {
            // Withdrawn articles are often redirected to others. An address that is new may be the article's own, moved: then the page says so, or tells the same.
            var isMoved = answered is null && (asked.IsFeedText || declared?.ArticleId == asked.ArticleId || await IsStateOfAsync(asked.ArticleId, revision, cancellationToken));
            if (!isMoved)
            {
                return new Recognition.Elsewhere(identity, asked, answered?.ArticleId);
            }
        }

        if ((asked ?? answered) is { } own)
        {
            if (!identity.IsDeclaredOnly || declared?.ArticleId == own.ArticleId)
            {
                return new Recognition.Known(identity, own.ArticleId, known);
            }

            if (await IsStateOfAsync(own.ArticleId, revision, cancellationToken))
            {
                return new Recognition.Known(declared is null ? identity : identity.AsFetched(), own.ArticleId, known);
            }

            if (declared is null || !await IsStateOfAsync(declared.ArticleId, revision, cancellationToken))
            {
                return new Recognition.Known(identity.AsFetched(), own.ArticleId, known);
            }

            // An address that is new becomes one of what it tells, or it would be fetched again whenever it is listed.
            return asked is null && identity.Requested is not null
                ? new Recognition.Known(identity.WithoutAnswered(), declared.ArticleId, known)
                : new Recognition.Elsewhere(identity, own, declared.ArticleId);
        }

        return declared is null ? new Recognition.New(identity)
            : await IsStateOfAsync(declared.ArticleId, revision, cancellationToken) ? new Recognition.Known(identity, declared.ArticleId, known)
            : new Recognition.New(identity.AsFetched());
    }

    private async Task<bool> IsStateOfAsync(long articleId, Revision revision, CancellationToken cancellationToken)
    {
        var newest = await db.Revisions.AsNoTracking().Newest(articleId).FirstAsync(cancellationToken);
        return newest.TextHash.AsSpan().SequenceEqual(revision.TextHash) || TextStates.MayBeOfOne(newest, revision);
    }
}
