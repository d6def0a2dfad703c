namespace NewsTracker.Core.LanguageModel;

/// <summary>An article as a language model is asked about it.</summary>
public sealed record ModelArticle(string Headline, DateOnly? PublishedOn, string Text);
