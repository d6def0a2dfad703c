namespace NewsTracker.Core.Sources;

/// <summary>Addresses of feeds and home pages as admins type them.</summary>
public static class FeedAddress
{
    /// <summary>The address of a feed as an admin pastes it: with or without its scheme. Unlike an article's address it keeps every parameter.</summary>
    public static Uri? Find(string? text)
    {
        var typed = text?.Trim() ?? "";
        var address = HasScheme(typed) ? typed : $"https://{typed}";
        return Uri.TryCreate(address, UriKind.Absolute, out var url)
            && url.IsWeb() && url.Host.Length > 0 && url.UserInfo.Length == 0
            && url.AbsoluteUri.Length <= Feed.MaxUrlLength
                ? new UriBuilder(url) { Fragment = "" }.Uri
                : null;
    }

    /// <summary>Whether an address as pasted says by which scheme it is to be asked; else https is assumed.</summary>
    public static bool HasScheme(string text) => text.Contains("://", StringComparison.Ordinal);
}
