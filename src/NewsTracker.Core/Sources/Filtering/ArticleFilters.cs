using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Core.Sources.Filtering;

/// <summary>The filters that an article of a source meets: those for all sources, then the source's own.</summary>
public sealed record ArticleFilters(ArticleFilter Global, ArticleFilter Own)
{
    public static ArticleFilters None { get; } = new(ArticleFilter.None, ArticleFilter.None);

    public bool IsEmpty => Global.IsEmpty && Own.IsEmpty;

    /// <summary>The same for the same filters, and only for them.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ArticleFilterJson.Write(Global)}\n{ArticleFilterJson.Write(Own)}")).AsSpan(0, 16));

    public string? FindReasonBeforeReading(string url, string? feedHeadline) =>
        Say(filter => filter.FindReasonBeforeReading(url, feedHeadline));

    public string? FindReason(FilteredText article) => Say(filter => filter.FindReason(article));

    private string? Say(Func<ArticleFilter, string?> find) => find(Global) is { } reason ? $"{reason} (filters for all sources)" : find(Own);
}
