using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Finds the body of a text file: the paragraphs of the report, from the summary above the credit line to the labels below the text that no running text follows.</summary>
internal static partial class TextBody
{
    /// <summary>Labels in a row that end the text, unless it goes on behind them.</summary>
    private const int LabelsThatEnd = 2;

    /// <summary>Lines without running text that may stand in a text one below the other: a heading, its subtitle, a name.</summary>
    private const int MostLabels = 3;

    /// <summary>The same where a line with a colon announces them: the states of the world, and some headings between.</summary>
    private const int LongestList = 250;

    private const int LongestLabel = 100;

    public static IReadOnlyList<TextLine> Find(IReadOnlyList<TextLine> lines, int headline, TextCredits credits, string headlineKey)
    {
        var body = new List<TextLine>();
        var pending = new List<TextLine>();
        var hasProse = false;
        for (var i = headline + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsAside(line))
                continue;
            if (IsEndMark(line) && hasProse)
                break;
            if (IsParagraph(line, body.Count > 0))
            {
                body.AddRange(pending.Where(label => label.Weight < LongestLabel || label.Announces));
                pending.Clear();
                body.Add(line);
                hasProse |= line.IsProse;
            }
            else if (hasProse)
            {
                pending.Add(line);
                if (IsEnd(line) || ((pending.Count >= LabelsThatEnd || line.IsShouted) && !GoesOn(i + 1)))
                    break;
            }
        }

        return WithoutRepeats(body);

        bool IsAside(TextLine line) => credits.IsCredit(line.Index) || line.Key == headlineKey || IsNotice(line);

        // Running text close behind the labels is the report's own; behind more of them it belongs to another part of the page.
        bool GoesOn(int next)
        {
            var most = body[^1].Announces || pending.Exists(label => label.Announces) ? LongestList : MostLabels;
            for (var seen = pending.Count; next < lines.Count && seen <= most; next++)
            {
                if (IsAside(lines[next]))
                    continue;
                if (lines[next].IsProse)
                    return true;
                if (IsEnd(lines[next]))
                    return false;
                seen++;
            }

            return false;
        }
    }

    /// <summary>The lines as blocks: labels are subheadings, but for those that a line with a colon announces.</summary>
    public static List<TextBlock> BlocksOf(IReadOnlyList<TextLine> body)
    {
        var blocks = new List<TextBlock>(body.Count);
        var isListed = false;
        for (var i = 0; i < body.Count; i++)
        {
            var line = body[i];
            var isLabel = IsLabel(line);
            var announces = line.Announces && i + 1 < body.Count && IsLabel(body[i + 1]);
            isListed &= isLabel && !line.IsShouted;
            blocks.Add(new TextBlock(!isLabel || announces ? TextBlockKind.Paragraph : isListed ? TextBlockKind.ListItem : TextBlockKind.Heading, line.Text));
            isListed |= announces;
        }

        return blocks;
    }

    private static bool IsLabel(TextLine line) => !line.IsSentence && !line.IsBracketed && line.Weight < LongestLabel;

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
