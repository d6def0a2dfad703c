using System.ComponentModel.DataAnnotations;

namespace NewsTracker.Scraping.Outbound;

/// <summary>How the product behaves towards other people's servers. Bound from the configuration section <c>Outbound</c>.</summary>
public sealed class OutboundOptions : IValidatableObject
{
    /// <summary>The product token that robots.txt files address us by.</summary>
    public const string ProductToken = "NewsTracker";

    /// <summary>Longest crawl-delay that is kept; a host that asks for more is asked this often all the same.</summary>
    public static TimeSpan LongestCrawlDelay => SlowHosts.LongestDelay;

    /// <summary>When a host is asked again that could not say what its robots.txt holds.</summary>
    public static TimeSpan RetryRobotsAfter => RobotsStore.RetryUnreachableAfter;

    /// <summary>Where a site's owner can reach whoever runs this installation: an address or email, sent in the User-Agent.</summary>
    [StringLength(200)]
    [RegularExpression(@"[\x21-\x7e]+", ErrorMessage = "Outbound:Contact must be an address or email without spaces.")]
    public string? Contact { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Hosts on a private network that may be read all the same, as <c>host</c>, <c>host:port</c> or <c>host:port=address</c>. Everything else must have a public address.</summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; init; } = [];

    /// <summary>Whether the hosts of <see cref="AllowedPrivateHosts"/> are paced like all others. Off where they are the admin's own and need no rest, as in a test.</summary>
    public bool PacePrivateHosts { get; init; } = true;

    /// <summary>Largest response read, in bytes after decompression.</summary>
    [Range(64 * 1024, 256 * 1024 * 1024)]
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The longest a fetch may take, redirects included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(30);

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Least time between two requests to one host, by all scraper processes together; a longer crawl-delay in robots.txt wins.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan HostDelay { get; init; } = TimeSpan.FromSeconds(2);

    [Range(0, 10)]
    public int MaxRedirects { get; init; } = 5;

    /// <summary>How long a robots.txt is taken as it was read (RFC 9309 2.4 allows up to a day).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromHours(12);

    internal string UserAgent => Contact is null ? $"{ProductToken}/1.0" : $"{ProductToken}/1.0 (+{Contact})";

    /// <summary>Empty places are passed over: a compose file leaves them.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedPrivateHosts
        .Where(text => !string.IsNullOrWhiteSpace(text) && !PrivateHost.TryParse(text, out _))
        .Select(text => new ValidationResult(
            $"Outbound:AllowedPrivateHosts: \"{text}\" names no host. Write host, host:port or host:port=address, without http:// or a path, and an IPv6 address in brackets.", [nameof(AllowedPrivateHosts)]));

    internal PrivateHost? FindPrivateHost(string host, int port) =>
        AllowedPrivateHosts.Select(text => PrivateHost.TryParse(text, out var allowed) ? allowed : null).FirstOrDefault(allowed => allowed?.Covers(host, port) == true);
}

[Microsoft.Extensions.Options.OptionsValidator]
internal sealed partial class OutboundOptionsValidator : Microsoft.Extensions.Options.IValidateOptions<OutboundOptions>;
