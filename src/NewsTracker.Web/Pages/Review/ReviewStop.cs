using NewsTracker.Core.Countries;

namespace NewsTracker.Web.Pages.Review;

/// <summary>The item of the queue from which another page was opened, to which it leads back, and from which one goes on.</summary>
public sealed record ReviewStop
{
    /// <summary>Absent where the page was opened from elsewhere.</summary>
    public long? Item { get; init; }

    /// <summary>The country whose items are reviewed, where it is one.</summary>
    public CountryCode? Country { get; init; }

    public string Address => $"/review/{Item}{(Country is null ? "" : $"?country={Country}")}";

    /// <summary>For the address of the other page.</summary>
    public string Query => $"Review.Item={Item}{(Country is null ? "" : $"&Review.Country={Country}")}";
}
