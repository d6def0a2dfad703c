using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages;

/// <summary>Says what went wrong in words. Shown in place of any request that failed, whoever made it and by whatever method.</summary>
[AllowAnonymous]

// Ordered after the site's own antiforgery filter: of several, the last one counts.
[IgnoreAntiforgeryToken(Order = 2000)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    // Read from the route, not bound by a handler: a failed PUT or DELETE has no handler here, but still gets the page.
    public int Code => int.TryParse(RouteData.Values["code"]?.ToString(), CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600
        ? code
        : StatusCodes.Status404NotFound;

    /// <summary>By this id an admin finds the request in the logs.</summary>
    public string? RequestId => Code >= 500 ? HttpContext.TraceIdentifier : null;

    /// <summary>What in the address could not be read.</summary>
    public UnreadAddress? Unread => UnreadAddress.Of(HttpContext);

    /// <summary>The form was refused for its age, or for who is signed in by now.</summary>
    public StaleForm? Stale => StaleForm.Of(HttpContext);

    /// <summary>What was sent to no avail, where it was a form that no page has seen.</summary>
    public UnsentForm? Unsent { get; private set; }

    public string Title => Code switch
    {
        400 when Stale is not null => "This form is out of date",
        400 => "This address or form could not be understood",
        401 => "You are signed out",
        403 => "This is not open to you",
        404 => "There is nothing here",
        405 => "That cannot be done here",
        413 => "That was too large",
        429 => "Too many requests",
        503 => "Not ready yet",
        >= 500 => "Something broke on our side",
        _ => "That did not work",
    };

    public string WhatHappened => Code switch
    {
        400 when HttpContext.IsNulRefused() => NulRefusal.Words,
        400 when Unread is { } unread => string.Join(" ", unread.Parts.Select(part => $"The address says “{part.Value}” for “{part.Name}”, which means nothing there.")),
        400 when Stale is not null => "Its page was made before you signed in or out, perhaps in another tab, or before the browser’s cookies were cleared, or so long ago that its protection has run out. Nothing was saved.",
        400 => "A part of the address is not in a form that means something here, or what was sent could not be read.",
        401 => "The session ended before this was sent, or you signed out in another tab. Nothing was saved.",
        403 => "You are signed in, but your role does not include this page.",
        404 => "The address is wrong, or what was here is gone.",
        405 => "The address exists, but not for this kind of request.",
        413 => "More was sent than this page takes.",
        429 => "Only so many requests of this kind are taken from one place in a while: it keeps accounts safe, and feeds quick for everyone.",
        503 => "The application is starting, or its database cannot be reached.",
        >= 500 => "Your request was fine; the application failed at it. Nothing was half saved.",
        _ => $"The request was answered with the code {Code}.",
    };

    public string WhatToDo => Code switch
    {
        400 when HttpContext.IsNulRefused() => "Nothing was changed.",
        400 when Unread is not null => "Mend the address, or leave that out of it.",
        400 when Stale is { Page: not null } => Unsent?.Words.Any() is true ? "Open the page anew and fill the form in there; what you sent stands below, to be copied." : "Open the page anew and send the form from there.",
        400 when Stale is not null && Unsent?.Words.Any() is true => "Go back, load the page again and repeat what you did; what you sent stands below, to be copied.",
        400 => "Go back, load the page again and repeat what you did.",
        401 when Unsent is { CanBeSentAgain: true } => "What you sent is still here. Sign in as the person you were, and send it again.",
        401 => "Sign in and try again.",
        403 => "If you need it, ask an admin for the role.",
        404 => "Check the address, or look for it by the search.",
        413 => "Go back and send fewer or smaller files.",
        429 => "Wait a minute, then try once more.",
        503 => "Wait a moment, then load the page again.",
        >= 500 => "Try again. If it happens once more, tell an admin, with the request id below.",
        _ => "Go back, or begin at Today.",
    };

    public void OnGet() => Response.StatusCode = Code;

    // Without a parameter: to bind one, a cancellation token even, the framework reads the whole form, however large it is.
    public async Task OnPostAsync()
    {
        Response.StatusCode = Code;
        Unsent = Code is 400 or 401 && !HttpContext.IsNulRefused() ? await UnsentForm.FindAsync(HttpContext, HttpContext.RequestAborted) : null;
    }
}
