using System.Diagnostics.CodeAnalysis;

namespace NewsTracker.Core.Articles;

/// <summary>An absolute http(s) address in the one form that identifies an article: no fragment, no default port, no tracking parameters, host in lower case.</summary>
public sealed record CanonicalUrl
{
    /// <summary>Parameters that say where a reader came from, not what is read. A name ending in an underscore stands for a family.</summary>
    private static readonly string[] TrackingParameters =
        ["utm_", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "at_medium", "at_campaign", "_ga"];

    private CanonicalUrl(Uri uri) => Uri = uri;

    public Uri Uri { get; }

    public string Value => Uri.AbsoluteUri;

    /// <summary>The canonical form of an address, where the text is one.</summary>
    public static CanonicalUrl? Find(string? text) => TryParse(text, out var url) ? url : null;

    public static bool TryParse(string? text, [NotNullWhen(true)] out CanonicalUrl? result) =>
        TryCreate(text?.Trim(), out result);

    public override string ToString() => Value;

    private static bool TryCreate(string? text, [NotNullWhen(true)] out CanonicalUrl? result)
    {
        result = null;
        if (string.IsNullOrEmpty(text) || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || !uri.IsWeb() || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
        {
            return false;
        }

        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair)));
        var normalised = new UriBuilder(uri) { Fragment = "", Query = query }.Uri;
        if (normalised.AbsoluteUri.Length > ArticleAddress.MaxLength)
        {
            return false;
        }

        result = new CanonicalUrl(normalised);
        return true;
    }

    private static bool IsTracking(string pair)
    {
        var name = pair.Split('=', 2)[0];
        return Array.Exists(
            TrackingParameters,
            parameter => parameter[^1] == '_' && parameter != "_ga"
                ? name.StartsWith(parameter, StringComparison.OrdinalIgnoreCase)
                : name.Equals(parameter, StringComparison.OrdinalIgnoreCase));
    }
}
