namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The day in an article's address: /2024/03/09/, /2024/3/9/, 2024-03-09-slug, 20240309.</summary>
internal static class UrlDate
{
    public static string? Find(Uri? url)
    {
        if (url is null)
            return null;
        var parts = url.AbsolutePath.Split('/', '-', '_', '.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i + 2 < parts.Length && IsNumber(parts[i], 4, 4) && IsNumber(parts[i + 1], 1, 2) && IsNumber(parts[i + 2], 1, 2))
                return $"{parts[i]}-{parts[i + 1].PadLeft(2, '0')}-{parts[i + 2].PadLeft(2, '0')}";
            if (IsNumber(parts[i], 8, 8) && parts[i].StartsWith("20", StringComparison.Ordinal))
                return $"{parts[i][..4]}-{parts[i][4..6]}-{parts[i][6..]}";
        }

        return null;
    }

    private static bool IsNumber(string part, int shortest, int longest) => part.Length >= shortest && part.Length <= longest && part.All(char.IsAsciiDigit);
}
