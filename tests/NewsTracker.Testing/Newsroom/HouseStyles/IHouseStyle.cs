namespace NewsTracker.Testing.Newsroom.HouseStyles;

/// <summary>A publisher's look: how the pages of one part of the site are marked up.</summary>
internal interface IHouseStyle
{
    /// <summary>First segment of the addresses of its pages.</summary>
    public string Key { get; }

    public string SiteName { get; }

    public string Language { get; }

    public string Render(NewsroomArticle article, PageSetting page);
}

/// <summary>What a page shows besides its article.</summary>
/// <param name="Site">The site's address, with a final slash.</param>
/// <param name="Related">Other articles of the same house, for its boxes of links.</param>
internal sealed record PageSetting(Uri Site, IReadOnlyList<NewsroomArticle> Related)
{
    public string AddressOf(NewsroomArticle article) => new Uri(Site, article.Path).AbsoluteUri;
}
