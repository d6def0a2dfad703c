namespace NewsTracker.Web.Pages.Shared;

/// <summary>One page of a list that is paged by key, the newest first, and whether there is more on either side.</summary>
internal sealed record KeysetPage<TRow>(IReadOnlyList<TRow> Rows, bool HasNewer, bool HasOlder)
{
    /// <summary>Reads one row more than a page takes, which tells whether there is a next page.</summary>
    /// <param name="before">Show what is older than this place; neither this nor <paramref name="after"/> shows the newest.</param>
    /// <param name="after">Show what is newer than this place; where that is less than a page, the newest page shows all of it, and more.</param>
    /// <param name="older">Reads so many rows from a place on, or from the newest, the newest first.</param>
    /// <param name="newer">Reads so many rows before a place, the nearest to it first.</param>
    public static async Task<KeysetPage<TRow>> ReadAsync<TPlace>(int size, TPlace? before, TPlace? after, Func<TPlace?, int, Task<IReadOnlyList<TRow>>> older, Func<TPlace, int, Task<IReadOnlyList<TRow>>> newer)
        where TPlace : struct
    {
        if (after is { } known && await newer(known, size + 1) is var found && found.Count > size)
        {
            return new KeysetPage<TRow>([.. found.Take(size).Reverse()], HasNewer: true, HasOlder: true);
        }

        var from = after is null ? before : null;
        return Of(await older(from, size + 1), size, isFirst: from is null);
    }

    /// <param name="read">The rows of the page, and one more where there is a next page.</param>
    public static KeysetPage<TRow> Of(IReadOnlyList<TRow> read, int size, bool isFirst) => new([.. read.Take(size)], HasNewer: !isFirst, HasOlder: read.Count > size);
}
