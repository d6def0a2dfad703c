namespace NewsTracker.Core.Articles.Citing;

/// <summary>What a reference to an article says. Each form that people's programs read, or that they print, is a class of its own.</summary>
/// <param name="PublishedOn">The day the page prints, in its own offset; absent where it prints none.</param>
public sealed record Citation(long ArticleId, string Headline, IReadOnlyList<PersonName> Authors, string? Publisher, DateOnly? PublishedOn, DateOnly AccessedOn, string? Url, string? Language);
