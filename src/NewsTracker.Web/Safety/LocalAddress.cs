using Microsoft.AspNetCore.Mvc;

namespace NewsTracker.Web.Safety;

/// <summary>An address to go back to, as a request names it.</summary>
public static class LocalAddress
{
    /// <summary>The address where it is a path of this site; null where it is none, or leads elsewhere.</summary>
    public static string? Local(this IUrlHelper url, string? address) => address is ['/', ..] && url.IsLocalUrl(address) ? address : null;
}
