using Microsoft.Extensions.Options;

namespace NewsTracker.Web.Pages.Articles.Exporting;

internal static class ExportServices
{
    public static void AddExportPace(this IServiceCollection services)
    {
        services.AddOptions<ExportOptions>().BindConfiguration("Exports").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptionsValidator>();
        services.AddSingleton<ExportPace>();
    }
}
