using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace NewsTracker.Web.Accounts;

/// <summary>People by name, for those who work here. Visitors read without an account and are told nothing personal: neither who did something nor whose work it is.</summary>
public static class PersonNames
{
    /// <summary>Whether pages may name people to the reader.</summary>
    public static bool MayBeTold(ClaimsPrincipal reader) => reader.Identity?.IsAuthenticated == true;

    /// <summary>Who it was, as a sentence or a cell begins.</summary>
    public static string Who(this IHtmlHelper html, string name) => MayBeTold(html.ViewContext.HttpContext.User) ? name : "An editor";

    /// <summary>By whom it was, within a sentence: "by …".</summary>
    public static string By(this IHtmlHelper html, string name) => By(html.ViewContext.HttpContext.User, name);

    /// <inheritdoc cref="By(IHtmlHelper, string)"/>
    public static string By(ClaimsPrincipal reader, string name) => MayBeTold(reader) ? $"by {name}" : "by an editor";
}
