namespace NewsTracker.Core.Sources.Filtering;

/// <summary>A pattern of addresses: a part of the address, where a star stands for any run of characters: "/sport/", "news.example/*/live".</summary>
public sealed record UrlPattern
{
    public const int Longest = 300;

    private const int MostStars = 10;

    private readonly string[] parts;

    private UrlPattern(string text) => (Text, parts) = (text, text.Split('*', StringSplitOptions.RemoveEmptyEntries));

    public string Text { get; }

    /// <summary>The pattern, or a sentence that says what is wrong with it.</summary>
    public static (UrlPattern? Pattern, string? Problem) Parse(string text)
    {
        var pattern = text.Trim();
        if (pattern.Length > Longest)
            return (null, $"The pattern \"{pattern.ShortenTo(40)}\" is longer than {Longest} characters.");
        if (pattern.Any(char.IsWhiteSpace))
            return (null, $"The pattern \"{pattern}\" has a space, which no address has.");
        if (pattern.Count(character => character == '*') > MostStars)
            return (null, $"The pattern \"{pattern}\" has more than {MostStars} stars.");
        return pattern.Any(char.IsLetterOrDigit) ? (new UrlPattern(pattern), null) : (null, $"The pattern \"{pattern}\" has no letter and no digit: it would match every address, or none.");
    }

    /// <summary>Whether the parts stand in the address, in their order, as it is sent (<c>/%D0%BD%D0%BE…/</c>) or as a reader sees it (<c>/новости/</c>).</summary>
    public bool Matches(string url) => Stand(url) || (url.Contains('%', StringComparison.Ordinal) && Stand(Uri.UnescapeDataString(url)));

    /// <summary>Each is looked for once, from the left.</summary>
    private bool Stand(string url)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = url.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return true;
    }

    public override string ToString() => Text;
}
