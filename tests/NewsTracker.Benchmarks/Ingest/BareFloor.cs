using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Npgsql;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>Fetches, parses and inserts, and nothing else: no robots.txt, no extraction, no snapshot, no check for duplicates. A process of its own, so that it compiles its own code as the others do.</summary>
internal sealed class BareFloor(string connectionString)
{
    public const string Verb = "ingest-floor";

    private const int AtOnce = 4;

    /// <summary>Starts the floor and waits for what it says of itself.</summary>
    /// <exception cref="InvalidOperationException">It did not run to its end.</exception>
    public static async Task<FloorRun> StartAsync(string connectionString, Uri origin, int articles, CancellationToken cancellationToken)
    {
        using var floor = ChildProcess.Start([Verb, connectionString, origin.AbsoluteUri, articles.ToString(CultureInfo.InvariantCulture)]);
        var output = await floor.StandardOutput.ReadToEndAsync(cancellationToken);
        await floor.WaitForExitAsync(cancellationToken);
        return floor.ExitCode == 0 && JsonSerializer.Deserialize<FloorRun>(output) is { } run ? run : throw new InvalidOperationException($"The floor ended with {floor.ExitCode}.");
    }

    /// <summary>The child's side: runs, and prints what it took as one line.</summary>
    public static async Task<int> RunAsync(string connectionString, string origin, string articles, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        await new BareFloor(connectionString).InsertAsync(new Uri(origin), int.Parse(articles, CultureInfo.InvariantCulture), CancellationToken.None);
        await output.WriteLineAsync(JsonSerializer.Serialize(new FloorRun(clock.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds)));
        return 0;
    }

    private async Task InsertAsync(Uri origin, int articles, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddHttpClient("floor", http => http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("floor", "1"))).Services.BuildServiceProvider();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using (var create = database.CreateCommand("create table bare_floor (url text primary key, title text, body text)"))
            await create.ExecuteNonQueryAsync(cancellationToken);
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient("floor");
        await Parallel.ForAsync(0, articles, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (number, token) =>
        {
            var url = new Uri(origin, $"/article/{number}");
            using var document = new HtmlParser().ParseDocument(await http.GetStringAsync(url, token));
            await using var insert = database.CreateCommand("insert into bare_floor (url, title, body) values ($1, $2, $3)");
            insert.Parameters.Add(new() { Value = url.AbsoluteUri });
            insert.Parameters.Add(new() { Value = (document.Title ?? "").Replace("\0", "", StringComparison.Ordinal) });
            insert.Parameters.Add(new() { Value = (document.Body?.TextContent ?? "").Replace("\0", "", StringComparison.Ordinal) });
            await insert.ExecuteNonQueryAsync(token);
        });
    }
}

/// <summary>What the floor took for all its pages; the processor's time is that of its process.</summary>
internal sealed record FloorRun(double Seconds, double CpuSeconds);
