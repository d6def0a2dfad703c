using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The dates a page prints for readers, weighed by their labels and by where they stand to the headline.</summary>
internal sealed class PrintedDates
{
    private readonly PrintedDateElements elements;
    private readonly PrintedDateLines lines;

    public PrintedDates(Page page, StructuredArticle? declared, Func<string?, PrintedInstant?> read)
    {
        var place = new DatePlace(page, ArticleTop.Find(page, declared));
        (elements, lines) = (new PrintedDateElements(page, place, read), new PrintedDateLines(page, place, read));
    }

    /// <summary>Of two that weigh the same, the first is taken.</summary>
    public IEnumerable<DateCandidate> Find(bool isModified) => elements.Find(isModified).Concat(lines.Find(isModified));
}
