using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Treaties;

/// <summary>Something a state declared that the Convention does not provide for and other parties dispute. It changes no status; pages show it beside the status.</summary>
/// <param name="On">The day the depositary was told.</param>
/// <param name="Summary">What was declared, what is said against it, and how the state stands meanwhile.</param>
public sealed record ContestedAct(CountryCode Country, DateOnly On, string Title, string Summary, IReadOnlyList<ContestedStep> Steps);

/// <param name="IsLatest">The day is the latest it can have been: it is when the step was reported.</param>
public sealed record ContestedStep(DateOnly On, string Text, string Source, bool IsLatest);
