namespace NewsTracker.Scraping.Jobs;

/// <summary>Nothing of what a job was asked for could be done, and trying again by itself would not change that. The job has failed and waits for somebody to ask again.</summary>
/// <param name="message">Why, and what to do, in sentences: the job page shows them.</param>
public sealed class NothingDoneException(string message) : Exception(message);
