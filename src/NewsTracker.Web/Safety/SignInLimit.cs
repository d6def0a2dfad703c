using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace NewsTracker.Web.Safety;

/// <summary>Slows down whoever tries passwords: so many posts a minute from one address, over all accounts. Lock-out guards the single account.</summary>
internal static class SignInLimit
{
    public const string Name = "sign-in";

    public static void AddSignInLimit(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.AddRateLimiter(Configure);
    }

    private static void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Name, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                $"post from {context.ClientNetworkText()}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = PermitsPerMinute(context), Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading"));
    }

    private static int PermitsPerMinute(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerMinute;
}
