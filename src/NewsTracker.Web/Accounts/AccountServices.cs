using Microsoft.AspNetCore.Identity;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Web.Accounts;

internal static class AccountServices
{
    /// <summary>ASP.NET Core Identity over the one database, with the cookie and the keys that protect it kept there too, so that any web host can serve any user.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddKeyRing();
        services.AddIdentity<User, IdentityRole<Guid>>(identity =>
            {
                identity.User.RequireUniqueEmail = true;

                // The user name is the email address; Identity's list of letters would refuse good ones (o'brien@…).
                identity.User.AllowedUserNameCharacters = "";

                // Length is what makes a password strong; composition rules only make it hard to remember (NIST SP 800-63B, 5.1.1).
                identity.Password = new PasswordOptions { RequiredLength = PasswordRules.MinLength, RequiredUniqueChars = PasswordRules.MinDistinct, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<NewsTrackerDbContext>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddErrorDescriber<AccountWords>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromDays(3));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "NewsTracker";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/account/sign-in";
            cookie.LogoutPath = "/account/sign-out";
            cookie.ReturnUrlParameter = "returnUrl";

            // A form gets its answer where it was sent: led to the sign-in page, what was typed would be gone without a word.
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (!HttpMethods.IsPost(context.Request.Method))
                {
                    return toSignIn(context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };

            // The pages that sign in and out lead on by themselves. Left to the cookie, the address would go out as it came, and the server fails at one that is not ASCII.
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;

            // A page that is not yours answers 403 where it is, and the error page says so.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddScoped<FirstAdmin>();
        services.AddScoped<AdminLink>();
        services.AddScoped<SignIns>();
        services.AddScoped<UserDirectory>();
    }
}
