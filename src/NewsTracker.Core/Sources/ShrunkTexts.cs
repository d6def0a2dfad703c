using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Sources;

/// <summary>Texts of a feed that have become much shorter than its texts were.</summary>
/// <param name="Articles">So many of the newest.</param>
/// <param name="Now">Their words in the median.</param>
/// <param name="Before">With what they are compared.</param>
/// <param name="Then">The words of those in the median.</param>
public sealed partial record ShrunkTexts(int Articles, int Now, string Before, int Then)
{
    /// <summary>What they are compared with where they were told of before.</summary>
    public const string BeforeTheyShrank = "texts before they shrank";

    /// <summary>A sentence from which <see cref="FindThen"/> reads the measure back.</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture, $"The last {Articles} articles have {Now} words in the median, {Before} had {Then}.");

    /// <summary>By what texts were told to have shrunk: they have until they are up to that again, however much has come in meanwhile.</summary>
    /// <param name="told">The sentence, with or without others behind it.</param>
    public static int? FindThen(string told) => Measure().Match(told) is { Success: true } match && int.TryParse(match.Groups["then"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var words) ? words : null;

    [GeneratedRegex(@"^The last \d+ articles have \d+ words in the median, [^.]* had (?<then>\d+)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Measure();
}
