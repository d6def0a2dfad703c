namespace NewsTracker.Scraping.Polling;

/// <summary>Parts of a feed that could not be read: sitemaps of an index, further pages of a listing.</summary>
/// <param name="Asked">How many parts were asked for.</param>
/// <param name="Why">Why the first of them could not, in a sentence for an admin.</param>
public sealed record UnreadParts(int Unread, int Asked, string Why)
{
    public string InWords => $"{(Unread < Asked ? $"{Unread} of {Asked} parts" : Asked == 1 ? "Its only part" : $"All {Asked} parts of it")} could not be read. {Why}";
}
