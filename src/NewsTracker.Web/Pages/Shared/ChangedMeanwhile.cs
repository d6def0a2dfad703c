using NewsTracker.Data.Sources;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>What somebody else made of a setting while its form was open.</summary>
/// <param name="By">Absent where that was no act on this setting.</param>
/// <param name="Values">What holds now, each with its name.</param>
public sealed record ChangedMeanwhile(LastAct? By, IReadOnlyList<(string Name, string? Value)> Values);
