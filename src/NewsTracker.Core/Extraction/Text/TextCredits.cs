using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Byline and dates of a text file: lines near the headline that name a person or desk, or read as a date.</summary>
internal sealed partial class TextCredits(IReadOnlyList<TextLine> lines, DateContext context)
{
    private const int LongestCredit = 160;

    private readonly HashSet<int> used = [];

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
        if (Published is null && Modified is not null)
            (Published, Modified) = (Modified, null);
    }

    /// <summary>A name on a line of its own, next to the line with the date.</summary>
    /// <param name="isTaken">Lines that are something else: the headline.</param>
    public void ReadNameBesideDate(Func<TextLine, bool> isTaken)
    {
        if (Byline.Count > 0 || First < 0)
            return;
        foreach (var index in (ReadOnlySpan<int>)[First - 1, First + 1])
        {
            if (index >= 0 && index < lines.Count && lines[index] is var line && !isTaken(line) && IsPersonalName(line.Text) && AddNames(line.Text))
            {
                used.Add(index);
                return;
            }
        }
    }

    /// <summary>Two to four words, each with a capital.</summary>
    private static bool IsPersonalName(string text) =>
        text.Length <= 50 && text.Split(' ') is { Length: >= 2 and <= 4 } words && Array.TrueForAll(words, word => char.IsUpper(word[0]) && word.Any(char.IsLower)) && text.All(character => char.IsLetter(character) || character is ' ' or '-' or '.' or '\'' or '’');

    private void ReadLine(TextLine line)
    {
        if (line.Text.Length > LongestCredit || (line.EndsSentence && line.Weight > 60 && !Label().IsMatch(line.Text)))
            return;
        var isCredit = false;
        foreach (var part in line.Text.Split(['|', '•', '·', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            isCredit |= ReadDate(part) || ReadName(part, line);
        if (isCredit)
            used.Add(line.Index);
    }

    private bool ReadDate(string part)
    {
        if (part.AsSpan().IndexOfAnyInRange('0', '9') < 0 && part.All(character => !char.IsDigit(character)))
            return false;
        if (PrintedDateReader.Read(part, context) is { } date)
        {
            Keep(date, UpdateLabel().IsMatch(part));
            return true;
        }

        // "By Ann Lee, 9 July 2025", "Name - 9 July 2025": the date is behind the name.
        var comma = part.IndexOfAny([',', '-', '–', '—']);
        if (comma <= 0 || PrintedDateReader.Read(part[(comma + 1)..], context) is not { } later)
            return false;
        Keep(later, UpdateLabel().IsMatch(part));
        AddNames(part[..comma]);
        return true;
    }

    private void Keep(PrintedInstant date, bool isUpdate)
    {
        if (isUpdate)
            Modified ??= date;
        else if (Published is null || (Published.Precision == InstantPrecision.Day && Published.Local.Date == date.Local.Date))
            Published = date;
    }

    private bool ReadName(string part, TextLine line)
    {
        if (Byline.Count > 0 || !(ByLead().IsMatch(part) || (IsDeskName(part) && line.Text.Length < 120)))
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

    [GeneratedRegex(@"^\W*(by|von|par|por|di|av|af|door|autor\w*|auteur|text|teksti|tekst|author|автор)\b\s*:?\s+\p{Lu}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ByLead();

    [GeneratedRegex(@"\b(news desk|desk|newsroom|redaktion|redakcja|redacción|rédaction|redazione|redactie|staff|staff (writer|reporter)|reuters|afp|bureau|correspondent|agency|agencies)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DeskName();

    [GeneratedRegex(@"^\W*(updated?|published|created|posted|last (modified|updated)|päivitetty|julkaistu|aktualizacja|aktualisiert|opublikowano|veröffentlicht|mis à jour|publié|actualizado|publicado|aggiornato|pubblicato)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(updated?|modified|päivitetty|aktualizacja|aktualisiert|aktualisierung|mis à jour|actualizado|aggiornato|atualizado|uppdaterad|oppdatert|opdateret|bijgewerkt|обновлено|оновлено)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UpdateLabel();
}
