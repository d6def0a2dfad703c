using System.Buffers;
using AngleSharp.Dom;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The dates that elements of their own hold: times, and what is named as a date or byline.</summary>
internal sealed class PrintedDateElements(Page page, DatePlace place, Func<string?, PrintedInstant?> read)
{
    private const int LongestLabel = 60;
    private const int MostBeside = 12;
    private const double NameDoubt = 2.5;

    private static readonly SearchValues<string> UpdateWords = SearchValues.Create(["updated", "modified"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> PublishedWords = SearchValues.Create(["publish", "entry-date", "posted", "pubdate", "post-date"], StringComparison.OrdinalIgnoreCase);

    public IEnumerable<DateCandidate> Find(bool isModified)
    {
        foreach (var element in page.Declarations.Times)
        {
            if (WeightOf(element, isTime: true, isModified) is { } weight && (read(element.GetAttribute("datetime")) ?? read(element.GetAttribute("title")) ?? read(ElementText.ReadShort(element))) is { } date)
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight) { IsUpdate = IsLabelledUpdate(element) };
        }

        foreach (var element in page.Declarations.DateElements.Concat(page.Declarations.BylineElements))
        {
            if (element.LocalName != "time" && WeightOf(element, isTime: false, isModified) is { } weight && ((ElementText.ReadShort(element) is { } text ? ReadLine(text, isModified) : null) ?? read(element.GetAttribute("title"))) is { } date)
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight);
        }
    }

    private PrintedInstant? ReadLine(string text, bool isModified)
    {
        foreach (var part in DateLabels.Parts(text))
        {
            if (part.Length <= DatePlace.LongestLine && DateLabels.MayHoldDate(part) && DateLabels.IsUpdate(part) == isModified && DateInLine.Read(part, read) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>Zero for a date that is only a witness: printed beside the article, not in it. Absent for dates of other things.</summary>
    private double? WeightOf(IElement element, bool isTime, bool isModified)
    {
        var looksModified = LooksModified(element);
        if ((isModified && !looksModified) || place.NodeOf(element) is not { } node)
            return null;
        var traits = place.TraitsOf(node);
        var distance = place.DistanceOf(place.BlockOf(element, node));
        if (DatePlace.IsOfOthers(traits, distance) || (distance is null && IsInList(element)))
            return isModified || (traits & BlockTraits.Comments) != BlockTraits.None ? null : 0;
        var isPublished = IsNamedPublished(element);

        // Content systems also name the day of printing "updated"; beside another date it is the later one's name.
        var doubt = (looksModified && !isModified ? NameDoubt : 0) + ((traits & BlockTraits.Related) != BlockTraits.None ? NameDoubt : 0);
        if (distance is { } near)
            return (isTime ? isPublished ? DateWeights.PublishedTime : DateWeights.NearTime : isPublished ? DateWeights.NearTime : DateWeights.NearElement) - doubt - ArticleTop.Penalty(near);
        return DateWeights.FarElement + (isPublished ? 1 : 0) + (isTime ? 0.5 : 0) - doubt;
    }

    private static bool IsInList(IElement element)
    {
        var ancestor = element.ParentElement;
        for (var steps = 0; ancestor is not null && steps < 6; steps++, ancestor = ancestor.ParentElement)
        {
            if (ancestor.LocalName == "li")
                return true;
        }

        return false;
    }

    /// <summary>Whether the words in front of it on its line say so, "Updated" before the time, and its own name does not say otherwise.</summary>
    private static bool IsLabelledUpdate(IElement element)
    {
        if (IsNamedPublished(element))
            return false;
        INode at = element;
        for (var steps = 0; steps < 3 && at.Parent is IElement { ChildNodes: { Length: <= MostBeside } beside } parent; steps++, at = parent)
        {
            var before = beside.TakeWhile(node => node != at).LastOrDefault(node => node is IElement || node is IText { Data: var data } && !string.IsNullOrWhiteSpace(data));
            if (before is not null)
                return (before is IElement words ? ElementText.ReadWhole(words, LongestLabel) : ((IText)before).Data) is { Length: < LongestLabel } label && !label.Any(char.IsDigit) && DateLabels.IsUpdate(label);
        }

        return false;
    }

    private static bool IsNamedPublished(IElement element) => element.HasAttribute("pubdate") || DateLabels.ContainsAny(element.ClassName, PublishedWords);

    private static bool LooksModified(IElement element)
    {
        var names = element.ClassName + " " + element.GetAttribute("itemprop") + " " + element.ParentElement?.ClassName;
        return DateLabels.ContainsAny(names, UpdateWords) && !DateLabels.ContainsAny(names, PublishedWords);
    }
}
