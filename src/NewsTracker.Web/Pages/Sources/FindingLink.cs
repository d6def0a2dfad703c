using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Where a finding can be looked at, or something be done about it, within the application.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Words">What is found or done there.</param>
/// <param name="OnlyFor">The policy of those who are let in there; absent where all are who read findings. Others are not shown the link.</param>
public sealed record FindingLink(string Path, string Words, string? OnlyFor = null)
{
    public static FindingLink ToAddSource { get; } = new("/sources/add", "Add a source", Policy.Administer);

    public static FindingLink ToArticle(long id) => new($"/articles/{Text(id)}", "Read it");

    public static FindingLink ToPoll(long id) => new($"/sources/polls/{Text(id)}", "Open the poll");

    /// <summary>The addresses of a poll that came to the same.</summary>
    public static FindingLink ToPoll(long id, PollItemOutcome outcome) => new($"/sources/polls/{Text(id)}?outcome={outcome}", "Open the poll");

    public static FindingLink ToSource(long id) => new($"/sources/{Text(id)}", "Open the source");

    /// <summary>The findings on all of a source.</summary>
    public static FindingLink ToFindingsOf(long sourceId) => new($"/sources/{Text(sourceId)}/why", "What arrives from it");

    public static FindingLink ToJob(long id) => new($"/jobs/{Text(id)}", "Open the job", Policy.Administer);

    /// <summary>The page that adds an article is given the address, so that it need not be typed again.</summary>
    public static FindingLink ToAddArticle(CanonicalUrl url) => new(QueryHelpers.AddQueryString("/articles/add", "address", url.Value), "Add this article", Policy.Edit);

    /// <summary>The same page where the text is pasted, for what may not be fetched.</summary>
    public static FindingLink ToPasteArticle(CanonicalUrl url) =>
        new(QueryHelpers.AddQueryString("/articles/add", [KeyValuePair.Create<string, string?>("by", "text"), KeyValuePair.Create<string, string?>("address", url.Value)]), "Add this article", Policy.Edit);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
