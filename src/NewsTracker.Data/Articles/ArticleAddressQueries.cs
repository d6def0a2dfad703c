using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Articles;

public static class ArticleAddressQueries
{
    /// <summary>Those that were asked, and gave their article or led to it: what a page only called itself by is as good as new.</summary>
    public static IQueryable<ArticleAddress> Asked(this IQueryable<ArticleAddress> addresses) => addresses.Where(a => a.CheckedAt != ArticleAddress.Never);
}
