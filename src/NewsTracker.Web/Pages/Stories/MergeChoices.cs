using System.Diagnostics;
using NewsTracker.Core;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Which articles could carry the same report as one, the most alike first. What is looked among is found by ix_article_search_words, and their texts by the keys of articles and story_members.</summary>
internal sealed class MergeChoices(NewsTrackerDbContext db, ArticleQueryPreparation preparation, ArticleSearch search)
{
    private const int Shown = 8;

    /// <summary>To compare two texts takes about a millisecond.</summary>
    private const int Compared = 40;

    /// <summary>A report is carried on for some days: <see cref="StoryComparer"/> takes what is further apart for another one.</summary>
    private const int DaysAround = 7;

    private const int ShortestWord = 4;

    private const int MostWords = 12;

    /// <summary>Of the days around it, those that share a word with its headline.</summary>
    public async Task<IReadOnlyList<MergeChoice>> LikelyAsync(MemberView article, CancellationToken cancellationToken) =>
        QueryOf(article) is { } query && await preparation.PrepareAsync(query, cancellationToken) is SearchPreparation.Ready ready
            ? await ComparedAsync(article, ready.Condition, cancellationToken)
            : [];

    /// <summary>Those that answer a query, of whatever day.</summary>
    public async Task<MergeChoosing> FindAsync(MemberView article, string query, CancellationToken cancellationToken) =>
        await preparation.PrepareAsync(query, cancellationToken) switch
        {
            SearchPreparation.Ready ready => new MergeChoosing.Found(await ComparedAsync(article, ready.Condition, cancellationToken)),
            SearchPreparation.Refused refused => new MergeChoosing.Refused(refused.Problem.Sentence),
            _ => throw new UnreachableException(),
        };

    private async Task<IReadOnlyList<MergeChoice>> ComparedAsync(MemberView article, SearchCondition condition, CancellationToken cancellationToken)
    {
        var ids = (await search.RelevantAsync(condition, cancellationToken)).Take(Compared).Select(place => place.Id).ToArray();
        var others = await db.StoryMembers.Where(m => ids.Contains(m.ArticleId) && m.ArticleId != article.Id && (m.StoryId == null || m.StoryId != article.StoryId)).ShownAsync(cancellationToken);
        return [.. others.Select(other => new MergeChoice(other, article.CompareTo(other))).OrderByDescending(choice => choice.Comparison.Score).ThenBy(choice => choice.Article.Id).Take(Shown)];
    }

    private static ArticleQuery? QueryOf(MemberView article)
    {
        var letters = string.Concat(article.Headline.Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        var words = letters.Split(' ').Where(word => word.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).Select(word => new QueryNode.Word(word)).ToList();
        if (words.Count == 0)
            return null;
        QueryDate? Day(int days) => DateOnly.FromDateTime(article.DatedAt.UtcDateTime.AddDays(days)) is var (year, month, day) ? QueryDate.Of(year, month, day) : null;
        return ArticleQuery.Of([QueryNode.AnyOf(words), new QueryNode.Dated(QueryField.Published, new DateSpan.Between(Day(-DaysAround), Day(DaysAround)))]);
    }
}

/// <summary>An article that could carry the same report, and what the two share.</summary>
public sealed record MergeChoice(MemberView Article, StoryComparison Comparison)
{
    private const int NamesShown = 3;

    /// <summary>What the two share, in words; empty where that is nothing.</summary>
    public IEnumerable<string> Shares
    {
        get
        {
            if (Comparison.SharedSentences > 0)
                yield return $"shares {Counting.Percent(Comparison.SharedSentences)} of the sentences";
            if (Comparison.SharedNames.Count > 0)
                yield return $"both name {string.Join(", ", Comparison.SharedNames.Take(NamesShown))}";
        }
    }
}

/// <summary>What came of looking for an article by words.</summary>
internal abstract record MergeChoosing
{
    private MergeChoosing()
    {
    }

    public sealed record Found(IReadOnlyList<MergeChoice> Choices) : MergeChoosing;

    /// <summary>The query means nothing, and what to do.</summary>
    public sealed record Refused(string Why) : MergeChoosing;
}
