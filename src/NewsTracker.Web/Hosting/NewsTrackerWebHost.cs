using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsTracker.Data;
using NewsTracker.Data.Reference;
using NewsTracker.Scraping;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Annotations;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Drafts;
using NewsTracker.Web.Map;
using NewsTracker.Web.PageMemory;
using NewsTracker.Web.Pages.Articles.Exporting;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Pages.Go;
using NewsTracker.Web.Pages.Review;
using NewsTracker.Web.Pages.Sources;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;
using NewsTracker.Web.SavedSearches;
using NewsTracker.Web.Settings;
using NewsTracker.Web.Tags;
using Serilog;

namespace NewsTracker.Web.Hosting;

/// <summary>Puts the web host together: database, services, pipeline.</summary>
internal sealed class NewsTrackerWebHost : IAsyncDisposable
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const long MaxFormBytes = 2 * 1024 * 1024;

    private readonly WebApplication app;
    private readonly DatabaseChoice database;

    private NewsTrackerWebHost(WebApplication app, DatabaseChoice database)
    {
        this.app = app;
        this.database = database;
    }

    public static async Task<NewsTrackerWebHost> BuildAsync(string[] args)
    {
        // Pages, exports and logs are English on every machine: no number or date is written as its own language would.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

        // Settings and assets lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        WebAddresses.RefusePaths(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();
        if (!WebAddresses.AreConfigured(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Pages that take files or long lists say how much they take; of any other, even a form sent by a stranger, this much is read.
            kestrel.Limits.MaxRequestBodySize = MaxFormBytes;

            // An address may name all that one decision takes, and lead back to a long search beside.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });
        builder.Services.AddSerilog((_, logger) => Logging.Configure(logger, builder.Configuration), preserveStaticLogger: true);
        var opened = await DatabaseChoice.OpenAsync(builder.Configuration);
        try
        {
            AddServices(builder, opened);
            var built = builder.Build();
            AddPipeline(built);
            return new NewsTrackerWebHost(built, opened);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public Task RunAsync() => app.RunToEndAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static void AddServices(WebApplicationBuilder builder, DatabaseChoice database)
    {
        var services = builder.Services;

        // Registered first, so that it runs first: nothing else may touch the database before it is prepared.
        services.AddNewsTrackerData(database.ConnectionString);
        services.AddHostedService<PrepareDatabaseService>();
        services.AddSingleton(database);
        services.AddHostedService<DatabaseWatch>();
        services.AddAccounts();
        services.AddNewsTrackerPolicies();
        services.AddSignInLimit();
        services.AddSearchFeeds();
        services.AddSingleton<ExportTurns>();
        services.AddExportPace();
        services.AddScoped<InstallationSettings>();
        services.AddPageMemory();
        services.AddSingleton(_ => new CountryNames(ReferenceData.Load().Countries));
        services.AddSingleton<CountryReading>();
        services.AddArticleFinding();
        services.AddPlacesToGo();
        services.AddSingleton(_ => MapShapes.Load());
        services.AddScraping();
        services.AddScoped<IReaderLayerSource, CountryLayerSource>();
        services.AddHttpContextAccessor();
        services.AddScoped<CodedPositions>();
        services.AddScoped<OpenSuggestions>();
        services.AddScoped<PossiblePositions>();
        services.AddScoped<ItemVerdict>();
        services.AddScoped<ReviewWay>();
        services.AddScoped<ChosenFeeds>();
        services.AddScoped<IReaderLayerSource, PositionLayerSource>();
        services.AddScoped<IReaderLayerSource, SuggestionLayerSource>();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.ConfigureFilter(new GetBindingFilter());
            pages.Conventions.ConfigureFilter(new RefusedFormFilter());
            pages.Conventions.ConfigureFilter(new NulFilter());
            pages.Conventions.ConfigureFilter(new AutoValidateAntiforgeryTokenAttribute());
            pages.Conventions.ConfigureFilter(new StaleForm.Filter());
        }).AddMvcOptions(mvc =>
        {
            mvc.ModelMetadataDetailsProviders.Add(new PlausibleDates());
            BindingWords.Set(mvc.ModelBindingMessageProvider);
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "NewsTracker.Antiforgery";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(kept => kept.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

        // Its pages are as good as ever: no balancer need take it away.
        services.AddHostHealth(stalled: HealthStatus.Degraded);
        services.AddTrustedProxies();
        services.AddHostedService<AnnounceService>();
    }

    private static void AddPipeline(WebApplication web)
    {
        web.UseForwardedHeaders();
        web.UseSecurityHeaders();
        web.UseBrokenAnswers();
        web.UseExceptionHandler("/error/500");
        web.UseHsts();
        web.UseStatusCodePagesWithReExecute("/error/{0}");

        // By the host's own logger: the static one is only for what happens before, and knows neither levels nor what to keep out.
        web.UseSerilogRequestLogging(requests => requests.Logger = web.Services.GetRequiredService<Serilog.ILogger>());
        web.UseGivenUpRequests();
        web.UseNulRefusal();
        web.UseRouting();
        web.UseRateLimiter();
        web.UseAuthentication();
        web.UseAuthorization();
        web.UsePageMemory();
        web.MapStaticAssets().AllowAnonymous();
        web.MapHealthEndpoints();
        web.MapTags();
        web.MapAnnotations();
        web.MapDrafts();
        web.MapSearchFeeds();
        Completion.Map(web);
        web.MapReading();
        web.MapPlacesToGo();
        web.MapRazorPages().WithStaticAssets();

        // An address that is nobody's is a 404 for everyone, not a question of rights.
        web.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
    }
}
