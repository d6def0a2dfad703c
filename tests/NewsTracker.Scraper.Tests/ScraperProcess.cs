using System.Diagnostics;
using System.Reflection;

namespace NewsTracker.Scraper.Tests;

/// <summary>Starts the scraper service as an operator does.</summary>
internal static class ScraperProcess
{
    public static Process Start(Dictionary<string, string> environment)
    {
        var program = typeof(ScraperProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ScraperHost").Value!;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Remove("ConnectionStrings__NewsTracker");
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }
}
