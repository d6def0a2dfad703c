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
    /// <summary>None of them is known.</summary>
    public sealed record New(ArticleIdentity Identity) : Recognition(Identity);

    /// <param name="Addresses">Those of them that are known.</param>
    public sealed record Known(ArticleIdentity Identity, long ArticleId, IReadOnlyList<ArticleAddress> Addresses) : Recognition(Identity);
}

/// <summary>Recognises an article by the addresses it was fetched by; what its page calls itself besides counts where the texts bear it out, since a template may name one address on every page.</summary>
internal sealed class ArticleRecognition(NewsTrackerDbContext db)
{
    public async Task<Recognition> FindAsync(ArticleIdentity identity, Revision revision, CancellationToken cancellationToken)
    {
        var known = await db.ArticleAddresses.Where(a => identity.All.Contains(a.Url)).ToListAsync(cancellationToken);
        long? OwnerOf(string? url) => known.Find(address => address.Url == url)?.ArticleId;
        var declared = OwnerOf(identity.Declared);
        if ((OwnerOf(identity.Requested) ?? OwnerOf(identity.Answered)) is { } owner)
        {
            var isTaken = !identity.IsDeclaredOnly || declared == owner || (declared is null && await IsStateOfAsync(owner, revision, cancellationToken));
            return new Recognition.Known(isTaken ? identity : identity.AsFetched(), owner, known);
        }

        return declared is not { } claimed ? new Recognition.New(identity)
            : await IsStateOfAsync(claimed, revision, cancellationToken) ? new Recognition.Known(identity, claimed, known)
            : new Recognition.New(identity.AsFetched());
    }

    private async Task<bool> IsStateOfAsync(long articleId, Revision revision, CancellationToken cancellationToken)
    {
        var newest = await db.Revisions.AsNoTracking().Newest(articleId).FirstAsync(cancellationToken);
        return newest.TextHash.AsSpan().SequenceEqual(revision.TextHash) || TextStates.MayBeOfOne(newest, revision);
    }
}
