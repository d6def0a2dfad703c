namespace NewsTracker.Web.Pages.Review;

/// <summary>The words that a suggestion was made from, as they stood then: of the article they may be gone.</summary>
public sealed record SuggestedWords(long ArticleId, string Quote);
