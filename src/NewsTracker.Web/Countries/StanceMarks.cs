using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Countries;

/// <summary>How stances look: one class a rung, for chips, cells and shapes of the map alike (countries.css).</summary>
internal static class StanceMarks
{
    public static string ClassOf(Stance stance) => $"rung-{(int)stance}";
}
