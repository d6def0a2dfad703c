using NewsTracker.Core.BackFill;

namespace NewsTracker.Scraping.BackFill;

/// <summary>What a back-fill was asked for.</summary>
/// <param name="Archive">Where the publisher lists the articles of a day or month, as an <see cref="ArchiveAddress"/>; absent where sitemaps are enough.</param>
public sealed record BackFillParameters(long SourceId, DateOnly From, DateOnly To, string? Archive)
{
    public const string Kind = "back-fill";

    /// <summary>Longer is asked for in parts.</summary>
    public const int MostDays = 3 * 366;

    internal BackFillRange Range => new(From, To);
}

/// <summary>How far a back-fill came.</summary>
/// <param name="IsListed">Whether all addresses are listed; if not, listing begins anew, and finds what is listed already.</param>
/// <param name="Returns">How often the job came back to list addresses, since its host was in a pause.</param>
internal sealed record BackFillCheckpoint(bool IsListed, string Searched, int Returns = 0);
