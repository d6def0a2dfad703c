namespace NewsTracker.Web.Pages.Go;

/// <summary>A place to go to, or a thing to begin.</summary>
/// <param name="Kind">What it is, for people: "Page", "Country".</param>
/// <param name="Address">Within the application, beginning with a slash.</param>
/// <param name="Also">Other words by which it is found; absent where its label is all.</param>
public sealed record GoEntry(string Kind, string Label, string Address, string? Also = null);
