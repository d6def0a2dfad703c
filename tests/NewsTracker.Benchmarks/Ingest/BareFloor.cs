using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Npgsql;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>Fetches, parses and inserts, and nothing else: no robots.txt, no extraction, no snapshot, no check for duplicates.</summary>
internal sealed class BareFloor(string connectionString)
{
    private const int AtOnce = 4;

    /// <returns>How many pages were inserted.</returns>
    public async Task<int> RunAsync(Uri origin, int articles, CancellationToken cancellationToken)
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
        return articles;
    }
}
