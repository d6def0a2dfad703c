using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Byline and dates of a text file: lines near the headline that name a person or desk, or read as a date.</summary>
internal sealed partial class TextCredits(IReadOnlyList<TextLine> lines, DateContext context)
{
    private const int LongestCredit = 160;
    private const int ShortestHeadline = 3;

    private static readonly char[] PartSigns = [.. DateLabels.PartSigns, '\t'];

    private readonly HashSet<int> used = [];
    private readonly List<(int Line, DateCredit Credit)> dates = [];

    public IReadOnlyList<BylineName> Byline { get; private set; } = [];

    public PrintedInstant? Published { get; private set; }

    public PrintedInstant? Modified { get; private set; }

    /// <summary>The first credit line; -1 where there is none.</summary>
    public int First => used.Count == 0 ? -1 : used.Min();

    public bool IsCredit(int index) => used.Contains(index);

    /// <summary>Reads the lines from the headline to the first paragraphs, and the last ones where the head says nothing.</summary>
    public void Read(int first, int end)
    {
        for (var i = first; i < end; i++)
            ReadLine(lines[i]);
        ReadBareName();
        Modified = dates.Find(date => date.Credit.IsUpdate).Credit?.Date;
        Published = FindPublished();

        // Beside a firm day, a line that is none may be the headline.
        var isFirm = dates.Exists(date => date.Credit is { IsUpdate: false, IsFirm: true });
        used.UnionWith(dates.Where(date => date.Credit.IsUpdate || date.Credit.IsFirm || (!isFirm && date.Credit.Date.Local.Date == Published?.Local.Date)).Select(date => date.Line));
        if (Published is null && Modified is not null)
            (Published, Modified) = (Modified, null);
    }

    /// <summary>The first that is said as the day of the text, by its most exact print.</summary>
    private PrintedInstant? FindPublished()
    {
        var printed = dates.Where(date => !date.Credit.IsUpdate).Select(date => date.Credit).ToList();
        var first = (printed.Find(credit => credit.IsFirm) ?? printed.FirstOrDefault())?.Date;
        return first is { Precision: InstantPrecision.Day } ? printed.Find(credit => credit.Date.Precision != InstantPrecision.Day && credit.Date.Local.Date == first.Local.Date)?.Date ?? first : first;
    }

    /// <summary>A name on a line of its own, next to the line with the date.</summary>
    /// <param name="isTaken">Lines that are something else: the headline.</param>
    public void ReadNameBesideDate(Func<TextLine, bool> isTaken)
    {
        if (Byline.Count > 0 || First < 0)
            return;
        foreach (var index in (ReadOnlySpan<int>)[First - 1, First + 1])
        {
            if (index >= 0 && index < lines.Count && lines[index] is var line && !isTaken(line) && DateCredit.IsPersonalName(line.Text) && AddNames(line.Text))
            {
                used.Add(index);
                return;
            }
        }
    }

    private void ReadLine(TextLine line)
    {
        if (line.Text.Length > LongestCredit || (line.EndsSentence && line.Weight > 60 && !Label().IsMatch(line.Text)))
            return;
        foreach (var part in line.Text.Split(PartSigns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DateCredit.Read(part, context) is { } date)
                Keep(date, line);
            else if (ReadName(part, line))
                used.Add(line.Index);
        }
    }

    private void Keep(DateCredit date, TextLine line)
    {
        dates.Add((line.Index, date));
        if (date.Names is { } names && AddNames(names))
        {
            // Between a name and a date also stands the place.
            Byline = Byline.Where(name => name.IsOrganisation || BylineNames.IsPerson(name)).ToList() is { Count: > 0 } full ? full : Byline;
            used.Add(line.Index);
        }
    }

    /// <summary>"Ann Lee – 9 July 2025" names an author only below a headline, and where nothing else names one.</summary>
    private void ReadBareName()
    {
        var found = dates.FindIndex(date => date.Credit.BareName is not null && lines.Take(date.Line).Any(line => TextMeasure.CountWords(line.Text) >= ShortestHeadline));
        if (found < 0 || Byline.Count > 0 || !AddNames(dates[found].Credit.BareName!))
            return;
        dates[found] = (dates[found].Line, dates[found].Credit with { IsFirm = true });
    }

    private bool ReadName(string part, TextLine line)
    {
        if (Byline.Count > 0 || !(DateCredit.OpensWithBy(part) || (IsDeskName(part) && line.Text.Length < 120)))
            return false;
        return AddNames(part);
    }

    private bool AddNames(string part)
    {
        var names = BylineNames.Read(part);
        if (Byline.Count == 0 && names.Count > 0)
            Byline = names;
        return names.Count > 0;
    }

    private static bool IsDeskName(string part) => part.Length < 60 && DeskName().IsMatch(part) && BylineNames.Read(part) is { Count: 1 } names && names[0].IsOrganisation;

    [GeneratedRegex(@"\b(news desk|desk|newsroom|redaktion|redakcja|redacción|rédaction|redazione|redactie|staff|staff (writer|reporter)|reuters|afp|bureau|correspondent|agency|agencies)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DeskName();

    [GeneratedRegex(@"^\W*(updated?|published|created|posted|last (modified|updated)|päivitetty|julkaistu|aktualizacja|aktualisiert|opublikowano|veröffentlicht|mis à jour|publié|actualizado|publicado|aggiornato|pubblicato)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
