using System.Reflection;
using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Scraping;
using NewsTracker.Web.Pages;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>References go one way: Core, Data, Scraping, hosts. Each rule first makes sure that it looks at something.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(Article).Assembly;

    [Fact]
    public void Core_knows_no_network_no_database_and_no_other_project()
    {
        var references = References(Core);
        Assert.Contains("AngleSharp", references);
        Assert.DoesNotContain(references, name => name.StartsWith("NewsTracker", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => name is "System.Net.Http" or "System.Net.Sockets" || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_knows_only_Core() => Assert.Equal(["NewsTracker.Core"], Own(typeof(NewsTrackerDbContext).Assembly));

    [Fact]
    public void Scraping_knows_Core_and_Data() => Assert.Equal(["NewsTracker.Core", "NewsTracker.Data"], Own(typeof(ScrapingServices).Assembly));

    [Fact]
    public void The_web_host_does_not_know_the_other_host() =>
        Assert.Equal(["NewsTracker.Core", "NewsTracker.Data", "NewsTracker.Scraping"], Own(typeof(IndexModel).Assembly));

    [Fact]
    public void Only_the_outbound_folder_speaks_HTTP_to_others()
    {
        var senders = typeof(ScrapingServices).Assembly.GetTypes().Concat(typeof(IndexModel).Assembly.GetTypes()).Concat(typeof(NewsTrackerDbContext).Assembly.GetTypes())
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == typeof(HttpClient) || parameter.ParameterType == typeof(IHttpClientFactory)))
            .Select(type => type.FullName).ToList();
        Assert.Equal(["NewsTracker.Scraping.Outbound.ModelTransport", "NewsTracker.Scraping.Outbound.OutboundClient"], senders.Order(StringComparer.Ordinal));
    }

    /// <summary>A time-out of a pattern counts the clock, not the work: on a busy machine it failed pages whose input was a sentence.</summary>
    [Fact]
    public void No_pattern_fails_by_the_clock()
    {
        var patterns = new[] { Core, typeof(NewsTrackerDbContext).Assembly, typeof(ScrapingServices).Assembly, typeof(IndexModel).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null).ToList();
        Assert.NotEmpty(patterns);
        Assert.DoesNotContain(patterns, pattern => pattern.GetCustomAttribute<GeneratedRegexAttribute>()!.MatchTimeoutMilliseconds != Timeout.Infinite);
    }

    private static List<string> References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal)];

    private static List<string> Own(Assembly assembly)
    {
        var references = References(assembly);
        Assert.NotEmpty(references);
        return [.. references.Where(name => name.StartsWith("NewsTracker", StringComparison.Ordinal))];
    }
}
