using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace NewsTracker.Benchmarks.Web.Bare;

/// <summary>The least a Razor page with a list can do: one prepared query of 25 rows, and their text.</summary>
public sealed class BareModel(NpgsqlDataSource database) : PageModel
{
    public IReadOnlyList<BareRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select id, headline, dated_at, lede from articles order by dated_at desc, id desc limit 25", connection);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<BareRow>(25);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new BareRow(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3)));
        Rows = rows;
    }

    public sealed record BareRow(long Id, string Headline, DateTimeOffset DatedAt, string? Lede);
}
