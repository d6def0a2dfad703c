using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The dates that lines of the page's text hold.</summary>
internal sealed class PrintedDateLines(Page page, DatePlace place, Func<string?, PrintedInstant?> read)
{
    private const int MostReads = 80;
    private const int DateLineLength = 40;

    // Asked for twice, for both dates.
    private List<DateLine>? lines;

    public IEnumerable<DateCandidate> Find(bool isModified)
    {
        var (reads, lastRead) = (0, -1);
        foreach (var line in lines ??= [.. Lines()])
        {
            // The lines of the block in which the limit is reached are read all.
            if (reads >= MostReads && line.Block.Index != lastRead)
                yield break;
            if (WeightOfLine(line, isModified) is not (var weight and > 0))
                continue;
            (reads, lastRead) = (reads + 1, line.Block.Index);
            var isPlain = line.Block.IsProse || (line.Distance is null && weight < DateWeights.FarElement);
            if ((isPlain ? read(line.Text) : DateInLine.Read(line.Text, read)) is { } date && (weight > DateWeights.FarLine || date.Precision != InstantPrecision.Day))
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight) { IsUpdate = DateLabels.OpensWithUpdate(line.Text), IsLoose = weight <= DateWeights.FarLine };
        }
    }

    private IEnumerable<DateLine> Lines()
    {
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length is < 8 or > ElementText.LongestShort || !DateLabels.MayHoldDate(block.Text))
                continue;
            var distance = place.DistanceOf(block.Index);
            var traits = place.TraitsOf(block.Node) & ~BlockTraits.Aside;
            foreach (var part in block.Text.Split('\n').SelectMany(DateLabels.Parts))
            {
                var isLabelled = DateLabels.IsPublication(part);
                if (part.Length <= (isLabelled ? ElementText.LongestShort : DatePlace.LongestLine) && DateLabels.MayHoldDate(part) && !DatePlace.IsOfOthers(isLabelled ? traits & ~BlockTraits.Footer : traits, distance))
                    yield return new DateLine(block, part, distance, isLabelled, DateLabels.IsUpdate(part));
            }
        }
    }

    private static double WeightOfLine(DateLine line, bool isModified)
    {
        if (isModified)
            return line.IsUpdate ? DateWeights.LabelledLine : 0;
        if (line.IsUpdate)
            return DateWeights.Update;
        return line.Distance is { } near
            ? (line.IsLabelled ? DateWeights.LabelledLine : DateWeights.NearLine - OtherWords(line.Text)) - ArticleTop.Penalty(near)
            : line.IsLabelled ? DateWeights.FarElement : DateWeights.FarLine;
    }

    /// <summary>A line that says much besides is a caption or a sentence.</summary>
    private static double OtherWords(string line) => Math.Clamp((line.Length - DateLineLength) * 0.03, 0, 2);

    /// <summary>A part of a block's line that may hold the article's date.</summary>
    /// <param name="Distance">Blocks from the headline (<see cref="ArticleTop.DistanceOf"/>).</param>
    private readonly record struct DateLine(PageBlock Block, string Text, int? Distance, bool IsLabelled, bool IsUpdate);
}
