using NewsTracker.Core.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>An article that is read and waits to be stored; none of its addresses was known when it was asked for.</summary>
internal sealed record ReadyArticle(IncomingDocument Document, ArticleIdentity Identity, Revision Revision, Newcomer Newcomer);
