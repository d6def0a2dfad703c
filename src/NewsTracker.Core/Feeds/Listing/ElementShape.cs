using AngleSharp.Dom;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>What elements that repeat have in common: their tag and their first class that is not made for one of them.</summary>
internal static class ElementShape
{
    private const int LongestClass = 60;

    public static string Of(IElement element) =>
        element.ClassList.FirstOrDefault(IsStable) is { } name ? $"{TagOf(element)}.{name}" : TagOf(element);

    /// <summary>A class with digits numbers its elements, or comes from a build and changes with the next one.</summary>
    public static bool IsStable(string name) =>
        name.Length is > 0 and <= LongestClass && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetter(character) || character is '-' or '_');

    /// <summary>A tag of a stranger's making may hold what is no name in a selector.</summary>
    private static string TagOf(IElement element) => element.LocalName.All(char.IsAsciiLetterOrDigit) ? element.LocalName : "*";
}
