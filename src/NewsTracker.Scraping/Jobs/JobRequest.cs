namespace NewsTracker.Scraping.Jobs;

/// <summary>Work that somebody asks for.</summary>
/// <param name="Title">What it does, in words.</param>
/// <param name="Parameters">Written as JSON; the work reads it back as its own record.</param>
public sealed record JobRequest(string Kind, string Title, object Parameters, string? SubjectType = null, string? SubjectId = null);
