namespace NewsTracker.Core.Sources;

/// <summary>An address whose page was read and kept out by filters, so that it is not fetched at each poll that lists it.</summary>
public sealed class FilteredAddress
{
    /// <summary>Normalised: see <see cref="Articles.CanonicalUrl"/>.</summary>
    public required string Url { get; init; }

    /// <summary>Which filters decided (<see cref="Filtering.ArticleFilters.Fingerprint"/>): others may decide otherwise, and read it again.</summary>
    public required string Fingerprint { get; set; }

    public required string Reason { get; set; }

    public required DateTimeOffset FilteredAt { get; set; }
}
