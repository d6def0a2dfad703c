using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Finds the body of a text file: the paragraphs of the report, from the summary above the credit line to the first run of labels below the text.</summary>
internal static partial class TextBody
{
    /// <summary>Labels in a row that end the text.</summary>
    private const int LabelsThatEnd = 2;

    public static IReadOnlyList<TextLine> Find(IReadOnlyList<TextLine> lines, int headline, TextCredits credits, string headlineKey)
    {
        var body = new List<TextLine>();
        var pending = new List<TextLine>();
        for (var i = headline + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (credits.IsCredit(i) || line.Key == headlineKey || IsNotice(line))
                continue;
            if (IsEndMark(line) && body.Any(kept => kept.IsProse))
                break;
            if (IsParagraph(line, body.Count > 0))
            {
                // A subheading stands alone between paragraphs; more labels than that are another part of the page.
                if (body.Count > 0 && pending.Count == 1 && !pending[0].IsShouted && pending[0].Weight < 100)
                    body.Add(pending[0]);
                pending.Clear();
                body.Add(line);
            }
            else if (body.Any(kept => kept.IsProse))
            {
                pending.Add(line);
                if (pending.Count >= LabelsThatEnd || line.IsShouted || IsEnd(line))
                    break;
            }
        }

        return WithoutRepeats(body);
    }

    public static bool IsNotice(TextLine line) => BoilerplatePhrases.IsBoilerplate(line.Text) || (line.Weight < 160 && !line.IsProse && BoilerplatePhrases.IsImageCredit(line.Text)) || Notice().IsMatch(line.Text);

    private static bool IsParagraph(TextLine line, bool inside) =>
        line.IsProse || (line.Weight >= 60 && line.IsSentence) || (inside && (line.IsSentence || line.IsBracketed)) || line.Weight > 250;

    private static bool IsEnd(TextLine line) => BoilerplatePhrases.IsEndHeading(line.Text) || IsEndMark(line);

    // Short by nature; a line of megabytes would keep the pattern busy for hours.
    private static bool IsEndMark(TextLine line) => line.Text.Length <= 80 && EndMark().IsMatch(line.Text);

    private static List<TextLine> WithoutRepeats(List<TextLine> body)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return body.Where(line => seen.Add(line.Key)).ToList();
    }

    [GeneratedRegex(@"^\W*(ends?|-30-|###|\*{3,}|_{3,}|-{3,}|={3,})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^\W*((estimated )?reading time|\d+ min|(photo|image|picture|file photo|foto|kuva|bild|zdjęcie|fot\.)\b\s*[:/]|skip to|accept|we use cookies)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Notice();
}
