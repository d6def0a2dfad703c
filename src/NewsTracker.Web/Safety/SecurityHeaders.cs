using System.Security.Cryptography;

namespace NewsTracker.Web.Safety;

/// <summary>The headers that tell browsers what our pages may do: nothing from elsewhere, no script or style without our word, no framing.</summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();
    private static readonly object GivenKey = new();
    private static readonly object FrameKey = new();

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Set as the answer goes out: the exception handler clears what was set before.
        context.Response.OnStarting(static state => SetAsync((HttpContext)state), context);
        return next(context);
    });

    private static Task SetAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var nonce = NonceOf(context);
        var frame = context.Items[FrameKey] as FrameRole?;
        headers.ContentSecurityPolicy = frame == FrameRole.IsSandboxed ? SandboxPolicy :
            "default-src 'none'; "
            + (frame == FrameRole.Shows ? "frame-src 'self'; " : "")
            + $"script-src 'self' 'nonce-{nonce}'; "
            + $"style-src 'self' 'nonce-{nonce}'; "

            // Tabler draws its check marks and arrows from data: addresses in its style sheet.
            + "img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = frame == FrameRole.IsSandboxed ? "SAMEORIGIN" : "DENY";
        headers["X-DNS-Prefetch-Control"] = "off";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return Task.CompletedTask;
    }

    /// <summary>This page shows one of our own documents in a frame.</summary>
    public static void ShowsOwnFrame(this HttpContext context) => context.Items[FrameKey] = FrameRole.Shows;

    /// <summary>This response is somebody else's page, shown in a frame of ours: it runs nothing, sends nothing and loads nothing, wherever it is opened.</summary>
    public static void IsSandboxedFrame(this HttpContext context) => context.Items[FrameKey] = FrameRole.IsSandboxed;

    /// <summary>The nonce that this response's policy names.</summary>
    public static string CspNonce(this HttpContext context)
    {
        context.Items[GivenKey] = true;
        return NonceOf(context);
    }

    /// <summary>Whether a nonce stands in what was answered: then the answer is good for this one time.</summary>
    public static bool HasGivenNonce(this HttpContext context) => context.Items.ContainsKey(GivenKey);

    private static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is string known)
            return known;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    private const string SandboxPolicy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private enum FrameRole
    {
        Shows,
        IsSandboxed,
    }
}
