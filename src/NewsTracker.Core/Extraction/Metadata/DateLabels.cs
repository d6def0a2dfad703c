namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Words that tell what a printed date is of.</summary>
internal static class DateLabels
{
    private static readonly string[] Updates =
    [
        "updated", "modified", "last update", "last edited", "last changed", "bearbeitet", "geändert", "päivitetty", "aktualizacja", "zaktualizowan", "aktualisiert", "letzte änderung", "zuletzt", "mis à jour", "mise à jour", "modifié", "actualizado", "actualización", "modificado",
        "aggiornat", "modificat", "atualizad", "обновлен", "изменен", "оновлено", "bijgewerkt", "gewijzigd", "oppdatert", "opdateret", "uppdaterad", "aktualizováno", "frissítve", "güncelleme", "更新",
    ];

    private static readonly string[] Publications =
    [
        "published", "posted", "created", "veröffentlicht", "erstellt", "erschienen", "dieser artikel", "dieser beitrag", "pressemitteilung", "press release", "publié", "communiqué", "publicado", "publicada", "pubblicat", "opublikowan",
        "dodano", "julkaistu", "publicerad", "publisert", "publiceret", "udgivet", "gepubliceerd", "geplaatst", "опубликован", "дата публикации", "опубліковано", "publikováno", "vydáno", "közzétéve", "megjelent", "yayın", "diterbitkan",
        "objavljeno", "δημοσιεύ", "公開", "掲載", "发布", "發布", "入力", "등록", "입력", "نشر", "פורסם", "ngày đăng",
    ];

    // A notice of rights dates the site, an event its own day.
    private static readonly string[] Others = ["©", "copyright", "(c) ", "all rights", "alle rechte"];

    public static bool IsUpdate(string line) => ContainsAny(line, Updates);

    public static bool IsPublication(string line) => ContainsAny(line, Publications);

    /// <summary>A cheap look that spares most lines the reading: a year or a day in figures.</summary>
    public static bool MayHoldDate(ReadOnlySpan<char> text)
    {
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
        ContainsAny(line, Others) ? [] : line.Split(['|', '•', '·', '–', '—'], 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool ContainsAny(string? text, string[] words)
    {
        if (text is null)
            return false;
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
