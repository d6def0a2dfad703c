namespace NewsTracker.Core.Countries;

/// <summary>A state that an article names, by the article's day: what counting coverage reads. The database keeps it in line with the articles (see the migration CountryPages).</summary>
public sealed class ArticleMention
{
    public required CountryCode CountryCode { get; init; }

    /// <summary>The day on which the article is dated, in UTC.</summary>
    public required DateOnly Day { get; init; }

    public required long ArticleId { get; init; }
}
