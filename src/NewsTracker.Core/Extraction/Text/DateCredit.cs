using System.Text.RegularExpressions;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Dates;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>A date as a credit of a text prints it: alone, behind a label, or behind the names.</summary>
/// <param name="IsFirm">Said as the day of the text: with a label, a clock or nothing beside it. A short headline may hold a date too.</param>
/// <param name="Names">What stands before the date and names the authors.</param>
/// <param name="BareName">The same without a word that says so: "Ann Lee – 9 July 2025". It may also be a place or a title.</param>
internal sealed partial record DateCredit(PrintedInstant Date, bool IsUpdate, bool IsFirm, string? Names, string? BareName = null)
{
    private const int MostOtherWords = 3;
    private const int MostWordsOfCredit = 8;

    /// <summary>The credit; absent where the part says more than that, or names a day to come.</summary>
    public static DateCredit? Read(string part, DateContext context) =>
        part.Any(char.IsDigit) ? ReadBehindNames(part, context) ?? ReadAlone(part, context) : null;

    private static DateCredit? ReadAlone(string part, DateContext context)
    {
        part = KindLabel().Replace(part, "");
        var (isLabelled, isByLine) = (DateLabels.IsLeading(part), OpensWithBy(part));
        return ReadDay(part, context) is { } date && date.StrangeWords <= (isLabelled || isByLine ? MostWordsOfCredit : MostOtherWords)
            ? Of(date, part, isLabelled, isByLine ? part : null)
            : null;
    }

    /// <summary>"By Ann Lee, 9 July 2025", "Ann Lee - 9 July 2025": cut where the least is left beside the date. A bare name before a comma may be a place.</summary>
    private static DateCredit? ReadBehindNames(string part, DateContext context)
    {
        var cut = Joint().Matches(part)
            .Select(joint => (Head: part[..joint.Index], Tail: part[(joint.Index + joint.Length)..], IsDash: !joint.ValueSpan.StartsWith(',')))
            .Where(cut => OpensWithBy(cut.Head) || (cut.IsDash && MayBePerson(cut.Head)))
            .Select(cut => (cut.Head, cut.Tail, Date: ReadDay(cut.Tail, context)))
            .Where(cut => cut.Date is { StrangeWords: <= MostOtherWords })
            .OrderBy(cut => cut.Date!.StrangeWords)
            .FirstOrDefault();
        if (cut.Date is null)
            return null;
        var isBare = !OpensWithBy(cut.Head);
        return Of(cut.Date, cut.Tail, DateLabels.IsLeading(cut.Tail), isBare ? null : cut.Head) is var credit && isBare ? credit with { IsFirm = false, BareName = cut.Head } : credit;
    }

    private static DateCredit Of(DateReading date, string part, bool isLabelled, string? names) =>
        new(PrintedDateReader.InstantOf(date), UpdateLabel().IsMatch(part) || DateLabels.IsUpdate(part), isLabelled || names is not null || date.Grain > DateGrain.Day || date.StrangeWords == 0, names);

    /// <summary>A text may be older than the web, but not of a day to come; a headline often speaks of one.</summary>
    private static DateReading? ReadDay(string text, DateContext context) =>
        PrintedDateReader.ReadWithGrain(text, context) is { Grain: >= DateGrain.Day } date && context.HasCome(DateOnly.FromDateTime(date.Local)) ? date : null;

    /// <summary>Opens as the line of a name does: "By Ann Lee".</summary>
    public static bool OpensWithBy(string part) => ByLead().IsMatch(part);

    /// <summary>Two to four words, each with a capital.</summary>
    public static bool IsPersonalName(string text) =>
        text.Length <= 50 && text.Split(' ') is { Length: >= 2 and <= 4 } words && Array.TrueForAll(words, word => word.Length > 0 && char.IsUpper(word[0]) && word.Any(char.IsLower)) && text.All(character => char.IsLetter(character) || character is ' ' or '-' or '.' or '\'' or '’');

    private static bool MayBePerson(string text) => IsPersonalName(text) && !Place().IsMatch(text) && !BylineNames.IsOrganisation(text);

    /// <summary>How the names of cities begin or end that are written as a person's are.</summary>
    [GeneratedRegex(@"^(abu|addis|bandar|buenos|cape|dar|el|hong|kuala|la|las|los|new|phnom|port|rio|san|santo|sri|são|tel|the)\s|\scity$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    /// <summary>What stands behind it may be the headline.</summary>
    [GeneratedRegex(@"^\W*(press release|news release|pressemitteilung|communiqu[eé])\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KindLabel();

    [GeneratedRegex(@",\s+|\s+[-–—]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\W*(by|von|par|por|di|av|af|door|autor\w*|auteur|text|teksti|tekst|author|автор)\b\s*:?\s+\+?\p{Lu}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ByLead();

    [GeneratedRegex(@"\b(updated?|modified|päivitetty|aktualizacja|aktualisiert|aktualisierung|mis à jour|actualizado|aggiornato|atualizado|uppdaterad|oppdatert|opdateret|bijgewerkt|обновлено|оновлено)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UpdateLabel();
}
