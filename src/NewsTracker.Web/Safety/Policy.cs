using Microsoft.AspNetCore.Authorization;
using NewsTracker.Core.Accounts;

namespace NewsTracker.Web.Safety;

/// <summary>The policies that pages name. A page that names none is closed to everybody: see <see cref="AddNewsTrackerPolicies"/>.</summary>
internal static class Policy
{
    /// <summary>Any role; visitors too, where the admin allows anonymous reading.</summary>
    public const string Read = "Read";

    /// <summary>Anyone in a role: for what a reader has of their own.</summary>
    public const string Reader = "Reader";

    /// <summary>Anyone who is signed in, in any role or none.</summary>
    public const string SignedIn = "SignedIn";

    public const string Edit = "Edit";

    public const string Administer = "Administer";

    public static void AddNewsTrackerPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, ReadingHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Read, policy => policy.AddRequirements(new ReadingRequirement()))
            .AddPolicy(Reader, policy => policy.RequireRole(Role.All))
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Edit, policy => policy.RequireRole(Role.Editor, Role.Admin))
            .AddPolicy(Administer, policy => policy.RequireRole(Role.Admin))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
    }
}
