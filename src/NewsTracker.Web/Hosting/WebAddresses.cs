namespace NewsTracker.Web.Hosting;

internal static class WebAddresses
{
    /// <summary>Whether someone said where to listen; if not, the host's own default is used.</summary>
    public static bool AreConfigured(IConfiguration configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration.GetSection("Kestrel:Endpoints").Exists();
}
