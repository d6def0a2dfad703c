using System.Buffers;
using System.Text;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Words that tell what a printed date is of.</summary>
internal static class DateLabels
{
    /// <summary>What parts the dates on one line.</summary>
    public static readonly char[] PartSigns = ['|', '•', '·'];

    private static readonly char[] PartSignsOfByline = [.. PartSigns, '–', '—'];

    private static readonly SearchValues<string> Updates = SearchValues.Create(
    [
        "updated", "modified", "last update", "last edited", "last changed", "bearbeitet", "geändert", "päivitetty", "aktualizacja", "zaktualizowan", "aktualisiert", "letzte änderung", "zuletzt", "mis à jour", "mise à jour", "modifié", "actualizado", "actualización", "modificado",
        "aggiornat", "modificat", "atualizad", "обновлен", "изменен", "оновлено", "bijgewerkt", "gewijzigd", "oppdatert", "opdateret", "uppdaterad", "aktualizováno", "frissítve", "güncelleme", "更新",
        "atnaujint", "redaguot", "atjaunot", "atjaunināt", "uuendatud", "muudetud",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Publications = SearchValues.Create(
    [
        "published", "posted", "created", "veröffentlicht", "erstellt", "erschienen", "dieser artikel", "dieser beitrag", "pressemitteilung", "press release", "publié", "communiqué", "publicado", "publicada", "pubblicat", "opublikowan",
        "dodano", "julkaistu", "publicerad", "publisert", "publiceret", "udgivet", "gepubliceerd", "geplaatst", "опубликован", "дата публикации", "опубліковано", "publikováno", "vydáno", "közzétéve", "megjelent", "yayın", "diterbitkan",
        "objavljeno", "δημοσιεύ", "公開", "掲載", "发布", "發布", "入力", "등록", "입력", "نشر", "פורסם", "ngày đăng",
        "paskelbt", "publikuot", "publicēt", "avaldatud",
    ], StringComparison.OrdinalIgnoreCase);

    // A notice of rights dates the site, an event its own day.
    private static readonly SearchValues<string> Others = SearchValues.Create(["©", "copyright", "(c) ", "all rights", "alle rechte"], StringComparison.OrdinalIgnoreCase);

    public static bool IsUpdate(string line) => ContainsAny(line, Updates);

    public static bool IsPublication(string line) => ContainsAny(line, Publications);

    /// <summary>Whether the first date of the line is that of an update: the label between two dates is the second's.</summary>
    public static bool OpensWithUpdate(string line)
    {
        var label = line.AsSpan().IndexOfAny(Updates);
        return label >= 0 && (label <= FirstDigit(line) || FirstDigit(line.AsSpan(label)) == int.MaxValue);
    }

    private static int FirstDigit(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsDigit(text[i]))
                return i;
        }

        return int.MaxValue;
    }

    /// <summary>Whether the line opens with such a word.</summary>
    public static bool IsLeading(string line)
    {
        var start = line.AsSpan().TrimStart(" ([");
        return start.IndexOfAny(Publications) == 0 || start.IndexOfAny(Updates) == 0;
    }

    /// <summary>A cheap look that spares most lines the reading: a year or a day in figures.</summary>
    public static bool MayHoldDate(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('0', '9') && Ascii.IsValid(text))
            return false;
        int run = 0, digits = 0;
        var hasRun = false;
        foreach (var character in text)
        {
            if (!char.IsDigit(character))
            {
                run = 0;
                continue;
            }

            digits++;
            hasRun |= ++run == 4;
        }

        return digits is >= 5 and <= 24 || (hasRun && digits <= 24);
    }

    /// <summary>A byline often puts the day of printing and of the last change on one line.</summary>
    public static IEnumerable<string> Parts(string line) =>
        ContainsAny(line, Others) ? [] : line.Split(PartSignsOfByline, 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool ContainsAny(string? text, SearchValues<string> words) => text.AsSpan().ContainsAny(words);
}
