using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Stories;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Members of a story as pages show them.</summary>
internal static class StoryReading
{
    /// <summary>Those of a story that were seen first.</summary>
    public static Task<List<MemberView>> EarliestAsync(this NewsTrackerDbContext db, long storyId, int most, CancellationToken cancellationToken) =>
        db.StoryMembers.AsNoTracking().EarliestFirst(storyId).Take(most).ShownAsync(cancellationToken);

    /// <summary>Those of a story that were seen next after one of its members; none where that is no member.</summary>
    public static Task<List<MemberView>> EarliestAfterAsync(this NewsTrackerDbContext db, long storyId, long afterId, int most, CancellationToken cancellationToken) =>
        db.StoryMembers.AsNoTracking().EarliestFirst(storyId)
            .Where(m => db.StoryMembers.Any(after => after.StoryId == storyId && after.ArticleId == afterId
                && (m.Article!.FirstSeenAt > after.Article!.FirstSeenAt || (m.Article.FirstSeenAt == after.Article.FirstSeenAt && m.ArticleId > afterId))))
            .Take(most).ShownAsync(cancellationToken);

    public static Task<List<MemberView>> ShownAsync(this IQueryable<StoryMember> members, CancellationToken cancellationToken) =>
        members.Select(m => new MemberView(
            m.ArticleId, m.StoryId, m.Article!.Headline, m.Article.Language, m.Article.Source != null ? m.Article.Source.Name : m.Article.SiteName, m.Article.Url, m.Article.DatedAt,
            m.Article.PublishedAt, m.Article.PublishedOffset, m.Article.PublishedPrecision, m.Article.FirstSeenAt, m.Wire, m.IsPlacedByHand, m.Article.BodyText))
            .ToListAsync(cancellationToken);

    /// <summary>Members without their texts.</summary>
    public static Task<List<MemberHeadline>> HeadlinesAsync(this IQueryable<StoryMember> members, CancellationToken cancellationToken) =>
        members.Select(m => new MemberHeadline(m.ArticleId, m.Article!.Headline, m.Article.Source != null ? m.Article.Source.Name : m.Article.SiteName, m.Article.Url)).ToListAsync(cancellationToken);
}

/// <param name="Source">The source's name, or what the page calls its site.</param>
public sealed record MemberView(
    long Id,
    long? StoryId,
    string Headline,
    string? Language,
    string? Source,
    string? Url,
    DateTimeOffset DatedAt,
    DateTimeOffset? PublishedAt,
    TimeSpan? PublishedOffset,
    InstantPrecision? PublishedPrecision,
    DateTimeOffset FirstSeenAt,
    string? Wire,
    bool IsPlacedByHand,
    string Body)
{
    private StoryText? text;

    /// <summary>Who published it, as far as is known.</summary>
    public string From => MemberHeadline.FromOf(Source, Url);

    public PrintedInstant? Published => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);

    public StoryComparison CompareTo(MemberView other) => StoryComparer.Compare(Text, other.Text);

    private StoryText Text => text ??= StoryText.Read(Headline, Body, DateOnly.FromDateTime(DatedAt.UtcDateTime));
}

/// <param name="Source">The source's name, or what the page calls its site.</param>
public sealed record MemberHeadline(long Id, string Headline, string? Source, string? Url)
{
    /// <summary>Who published it, as far as is known.</summary>
    public string From => FromOf(Source, Url);

    internal static string FromOf(string? source, string? url) => source ?? (Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "No source");
}
