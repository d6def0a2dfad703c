using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Settings;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Safety;

/// <summary>Who may do what: every endpoint of the running application, as every kind of user, compared with <c>endpoints.tsv</c> beside this file.</summary>
public sealed partial class EndpointTableTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Header = "method\troute\tvisitor\tvisitor, reading open\tno role\tAnalyst\tEditor\tAdmin";

    [Fact]
    public async Task Every_endpoint_lets_in_whom_the_table_names()
    {
        var rows = new List<(string Method, string Route)>(Endpoints(app.Services.GetRequiredService<EndpointDataSource>()));
        Assert.True(rows.Count > 20, $"Only {rows.Count} endpoints were found: the test looks in the wrong place.");

        var visitor = app.CreateVisitor();
        var signedIn = new[] { null, Role.Analyst, Role.Editor, Role.Admin }.Select(role => (Role: role, Client: app.CreateSignedInAsync(role))).ToList();
        var columns = new List<Dictionary<(string, string), string>> { await VerdictsAsync(visitor, rows) };
        await OpenReadingAsync(true);
        columns.Add(await VerdictsAsync(visitor, rows));
        await OpenReadingAsync(false);
        foreach (var (_, client) in signedIn)
        {
            columns.Add(await VerdictsAsync(await client, rows));
        }

        var actual = string.Join('\n', rows.Select(row => string.Join('\t', [row.Method, row.Route, .. columns.Select(column => column[row])])).Prepend(Header)) + "\n";

        // After a look at the difference, this file is the new table.
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Safety", "endpoints.actual.tsv"), actual, TestContext.Current.CancellationToken);
        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Safety", "endpoints.tsv"), TestContext.Current.CancellationToken);
        Assert.Equal(expected, actual);
    }

    private Task<int> OpenReadingAsync(bool open) => app.WithAsync<InstallationSettings, int>(async settings =>
    {
        await settings.SetAnonymousReadingAsync(open, AuditActor.Application, TestContext.Current.CancellationToken);
        return 0;
    });

    /// <summary>Each route with GET, and with POST where its page handles one. Static files are one row: they are nobody's secret.</summary>
    private static IEnumerable<(string Method, string Route)> Endpoints(EndpointDataSource source)
    {
        var rows = new SortedSet<(string Route, string Method)>();
        foreach (var endpoint in source.Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
            if (StaticFile().IsMatch(route))
            {
                route = "/(static files)";
            }

            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            if (endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page)
            {
                methods = [.. page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Append("GET").Distinct()];
            }
            else if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            {
                methods = ["GET", "POST"];
            }

            foreach (var method in methods.Where(method => method is not "HEAD").DefaultIfEmpty("GET"))
            {
                rows.Add((route, method));
            }
        }

        return rows.Select(row => (row.Method, row.Route));
    }

    private static async Task<Dictionary<(string, string), string>> VerdictsAsync(HttpClient client, IEnumerable<(string Method, string Route)> rows)
    {
        var verdicts = new Dictionary<(string, string), string>();
        foreach (var (method, route) in rows)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Address(route));
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            verdicts[(method, route)] = Verdict(response);
        }

        return verdicts;
    }

    /// <summary>Past the door is past the door, whatever the page then makes of a request without a token or an id that is not there.</summary>
    private static string Verdict(HttpResponseMessage response) => response switch
    {
        { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } location } when location.ToString().Contains("/account/sign-in", StringComparison.Ordinal) => "sign in",
        { StatusCode: HttpStatusCode.Unauthorized } => "sign in",
        { StatusCode: HttpStatusCode.Forbidden } => "forbidden",
        { StatusCode: >= HttpStatusCode.InternalServerError } => $"FAILS {(int)response.StatusCode}",
        _ => "in",
    };

    private static string Address(string route)
    {
        if (route == "/(static files)")
        {
            return "/favicon.svg";
        }

        var filled = Parameter().Replace(route, match => match.Groups["type"].Value switch
        {
            ":guid" => Guid.Empty.ToString(),
            _ when match.Groups["name"].Value == "code" => "404",
            _ when match.Value.StartsWith("{*", StringComparison.Ordinal) => "nothing/here",
            _ => "1",
        });
        return filled.TrimEnd('?');
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(?<type>:\w+)?[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.(css|js|svg|md|sh|png|woff2|map)(\.(gz|br))?$|LICENSE|\{(fingerprint|file)")]
    private static partial Regex StaticFile();
}
