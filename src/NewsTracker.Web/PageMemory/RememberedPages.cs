using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.PageMemory;

/// <summary>
/// A page that was made is given again to the same reader for as long as nothing has changed that it shows (docs/adr/0018). Who may see it was decided before: this comes after authorisation. For pages that
/// show nothing but what their address, their reader, the theme and the tables watched by change_counts say.
/// </summary>
internal sealed class RememberedPages(IOptions<AntiforgeryOptions> antiforgery) : IOutputCachePolicy
{
    public const string Policy = "Remembered";

    // Dates that count from today move.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var request = http.Request;

        // A notice is shown once, to whom it is meant for.
        var isAsked = HttpMethods.IsGet(request.Method) && !request.HasWaitingNotice();
        context.EnableOutputCaching = isAsked;
        context.AllowCacheLookup = isAsked;
        context.AllowCacheStorage = isAsked;
        context.AllowLocking = isAsked && http.MayBeShared();
        if (!isAsked)
            return;

        var changes = await http.RequestServices.GetRequiredService<ChangesAtArrival>().ReadAsync();
        var isSomebody = http.User.Identity?.IsAuthenticated == true;
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.QueryKeys = "*";
        var vary = context.CacheVaryByRules.VaryByValues;
        vary["changes"] = isSomebody ? string.Create(CultureInfo.InvariantCulture, $"{changes.Archive}.{changes.People}") : changes.Archive.ToString(CultureInfo.InvariantCulture);
        vary["reader"] = ReaderOf(http, isSomebody);
        vary["theme"] = request.Cookies["theme"] is "light" or "dark" ? request.Cookies["theme"]! : "";
        Mark(http.Response);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.Headers.SetCookie.Count > 0 || http.HasGivenNonce())
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>A browser keeps the page and asks each time whether it is still the one: each making has a mark of its own. Pages with forms say themselves that they are not to be kept.</summary>
    private static void Mark(HttpResponse response)
    {
        response.Headers.ETag = $"\"{Guid.NewGuid():N}\"";

        // As the answer goes out: what was kept comes with the headers it was made with, and a page with a form sets its own.
        response.OnStarting(static state =>
        {
            var answer = (HttpResponse)state;
            if (answer.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
                answer.Headers.Remove("ETag");
            else if (answer.Headers.CacheControl.Count == 0)
                answer.Headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        }, response);
    }

    /// <summary>Who reads, in which roles, and in which browser: its forms carry tokens that no other browser's cookie answers to.</summary>
    private string ReaderOf(HttpContext http, bool isSomebody)
    {
        var token = http.Request.Cookies[antiforgery.Value.Cookie.Name!];
        if (!isSomebody && token is null)
            return "";
        var text = new StringBuilder(token).Append('\n');
        foreach (var claim in http.User.Claims)
            text.Append(claim.Type.Length).Append(':').Append(claim.Type).Append(claim.Value.Length).Append(':').Append(claim.Value);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
