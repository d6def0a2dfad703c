using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace NewsTracker.Web.Safety;

/// <summary>An address to go back to, as a request names it.</summary>
public static class LocalAddress
{
    /// <summary>The address where it is a path of this site, fit for a Location header; null where it is none, or leads elsewhere.</summary>
    public static string? Local(this IUrlHelper url, string? address) => address is ['/', ..] && url.IsLocalUrl(address) ? InAscii(address) : null;

    /// <summary>What is not ASCII written as RFC 3987, section 3.1 has it: a header takes nothing else, and the server fails at it.</summary>
    private static string InAscii(string address) =>
        Ascii.IsValid(address) ? address : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
