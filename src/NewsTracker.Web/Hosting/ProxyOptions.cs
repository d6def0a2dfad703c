using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace NewsTracker.Web.Hosting;

/// <summary>The proxies in front that are believed when they say who asks, and by which scheme. Bound from the configuration section <c>Proxy</c>.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>Addresses (<c>10.0.0.7</c>) and networks (<c>10.0.0.0/24</c>) besides this machine itself, which is always believed.</summary>
    public IReadOnlyList<string> Trusted { get; init; } = [];

    /// <exception cref="FormatException">One is neither; validation says so before.</exception>
    internal IEnumerable<IPNetwork> Networks => Named.Select(text => NetworkOf(text) ?? throw new FormatException($"{text} is no network."));

    // A setting that is there and empty, as Docker Compose leaves one, names nobody.
    private IEnumerable<string> Named => Trusted.Select(text => text.Trim()).Where(text => text.Length > 0);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Named.Where(text => NetworkOf(text) is null).Select(text => new ValidationResult(
            $"Proxy:Trusted holds “{text}”, which is neither an address, as 10.0.0.7, nor a network, as 10.0.0.0/24.", [nameof(Trusted)]));

    private static IPNetwork? NetworkOf(string text)
    {
        var isV6 = text.Contains(':', StringComparison.Ordinal);
        var whole = text.Contains('/', StringComparison.Ordinal) ? text : text + (isV6 ? "/128" : "/32");

        // The framework reads 10 as 0.0.0.10, as the C library does; nobody means that.
        return (isV6 || text.Count(letter => letter == '.') == 3) && IPNetwork.TryParse(whole, out var network) ? network : null;
    }
}

[OptionsValidator]
internal sealed partial class ProxyOptionsValidator : IValidateOptions<ProxyOptions>;

internal static class TrustedProxies
{
    /// <summary>Has <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> read as far back as each next sender is trusted, and no further: what a stranger wrote before counts for nothing.</summary>
    public static void AddTrustedProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxy").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxy) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            foreach (var network in proxy.Value.Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }
}
