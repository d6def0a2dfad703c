using NewsTracker.Core.Feeds;

namespace NewsTracker.Core.BackFill;

/// <summary>The days that a back-fill looks for, both included.</summary>
public readonly record struct BackFillRange(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => day >= From && day <= To;

    public bool Overlaps(AddressPeriod period) => period.First <= To && period.Last >= From;

    /// <summary>
    /// Whether an address that a sitemap lists belongs to these days: by the publication date the sitemap gives, else by the date in the address, else by when the page last
    /// changed. A page that changed before the first day was published before it, too; what names no date at all is left out, or a back-fill of a week would read a whole site.
    /// </summary>
    public BackFillVerdict Judge(FeedEntry entry, Uri url)
    {
        if (entry.Published is { } published)
        {
            return Of(DateOnly.FromDateTime(published.Local));
        }

        if (AddressPeriod.OfArticle(url) is { } period)
        {
            return !Overlaps(period) ? new BackFillVerdict.Outside() : new BackFillVerdict.Within(period.First == period.Last ? period.First : null);
        }

        return entry.Updated is { } updated ? Of(DateOnly.FromDateTime(updated.Local)) : new BackFillVerdict.Undated();
    }

    private BackFillVerdict Of(DateOnly day) => Contains(day) ? new BackFillVerdict.Within(day) : new BackFillVerdict.Outside();
}

/// <summary>What a back-fill makes of an address.</summary>
public abstract record BackFillVerdict
{
    private BackFillVerdict()
    {
    }

    /// <param name="Day">The day it is of, as far as that is known before it is read.</param>
    public sealed record Within(DateOnly? Day) : BackFillVerdict;

    public sealed record Outside : BackFillVerdict;

    /// <summary>Nothing says when it is from.</summary>
    public sealed record Undated : BackFillVerdict;
}
