namespace NewsTracker.Core;

public static class WebScheme
{
    /// <summary>Whether an absolute address is one of the web, by http or https: nothing else is ever asked, kept as an address or linked to.</summary>
    public static bool IsWeb(this Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
