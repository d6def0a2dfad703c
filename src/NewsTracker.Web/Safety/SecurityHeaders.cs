using System.Security.Cryptography;

namespace NewsTracker.Web.Safety;

/// <summary>The headers that tell browsers what our pages may do: nothing from elsewhere, no script or style without our word, no framing.</summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Items[NonceKey] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

        // Set as the answer goes out: the exception handler clears what was set before.
        context.Response.OnStarting(static state => SetAsync((HttpContext)state), context);
        return next(context);
    });

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var nonce = context.CspNonce();
        headers.ContentSecurityPolicy =
            "default-src 'none'; "
            + $"script-src 'self' 'nonce-{nonce}'; "
            + $"style-src 'self' 'nonce-{nonce}'; "

            // Tabler draws its check marks and arrows from data: addresses in its style sheet.
            + "img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return Task.CompletedTask;
    }

    /// <summary>The nonce that this response's policy names.</summary>
    public static string CspNonce(this HttpContext context) =>
        (string?)context.Items[NonceKey] ?? throw new InvalidOperationException("The security headers were not set before the page was drawn.");
}
