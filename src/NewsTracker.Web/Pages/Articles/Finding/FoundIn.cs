using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using NewsTracker.Core.Queries;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>The result that an article was opened from, as its address tells: then the reader leads on within it. An empty query is the whole list; none at all is no result.</summary>
/// <param name="Query">As text; it need not mean anything any more.</param>
public sealed record FoundIn(string Query, ResultSort Sort)
{
    /// <summary>When the list was opened, where it asks what was read: the reader leads on within what was unread then, and back.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Null where the article was opened from elsewhere.</summary>
    public static FoundIn? Of(HttpRequest request) =>
        request.Query.TryGetValue("q", out var query) && ((string?)query)?.Length is not > ArticleQuery.MaxLength
            ? new((string?)query ?? "", request.Query["sort"] == "relevance" ? ResultSort.Relevance : ResultSort.Date) { OpenedAt = InstantOf(request.Query["opened"]) }
            : null;

    /// <summary>What an address about the same article ends with, so that it stays within the list that it was opened from.</summary>
    /// <param name="more">What the address asks for besides: "revision=2".</param>
    public static string EndOf(HttpRequest request, string? more = null) => (Of(request)?.End, more) switch
    {
        (null, null) => "",
        (null, _) => $"?{more}",
        ({ } end, null) => end,
        ({ } end, _) => $"{end}&{more}",
    };

    /// <summary>An address, with the list that the article was opened from; as it is where there is none.</summary>
    public static string Kept(HttpRequest request, string address) => Of(request)?.AddTo(address) ?? address;

    /// <summary>What an address of the reader ends with.</summary>
    public string End => AddTo("");

    /// <summary>What the address of the list ends with: that is always of now.</summary>
    public string ListEnd => (this with { OpenedAt = null }).End;

    /// <summary>What tells of it in an address, or in a form that leads to one.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields => new KeyValuePair<string, string?>[]
    {
        new("q", Query),
        new("sort", Sort is ResultSort.Relevance ? "relevance" : null),
        new("opened", OpenedAt?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    }.Where(part => part.Value is not null);

    private string AddTo(string address) => QueryHelpers.AddQueryString(address, Fields);

    private static DateTimeOffset? InstantOf(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null;
}

public static class FoundInViews
{
    /// <inheritdoc cref="FoundIn.EndOf"/>
    public static string InList(this IHtmlHelper html, string? more = null) => FoundIn.EndOf(html.ViewContext.HttpContext.Request, more);

    /// <summary>What the address of the list ends with that the article was opened from.</summary>
    public static string ListEnd(this IHtmlHelper html) => FoundIn.Of(html.ViewContext.HttpContext.Request)?.ListEnd ?? "";

    /// <inheritdoc cref="FoundIn.Kept"/>
    public static string KeepingList(this IHtmlHelper html, string address) => FoundIn.Kept(html.ViewContext.HttpContext.Request, address);
}
