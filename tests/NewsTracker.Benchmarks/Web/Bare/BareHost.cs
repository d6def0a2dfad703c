using Npgsql;

namespace NewsTracker.Benchmarks.Web.Bare;

/// <summary>Serves the bare page in a process of its own. It ends with the input it reads.</summary>
internal static class BareHost
{
    public const string Verb = "bare-page";

    public static async Task<int> RunAsync(string connectionString, TextReader input, TextWriter output)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Web/Bare");
        await using var site = builder.Build();
        site.MapRazorPages();
        await site.StartAsync();
        await output.WriteLineAsync(site.Urls.Single());
        await output.FlushAsync();
        await input.ReadToEndAsync();
        return 0;
    }
}
