using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Cuts what a declared title adds to the headline: the site's name, the section, both.</summary>
internal sealed class TitleCut
{
    private const int MostSegments = 12;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ‹ ", " : ", " // ", "_", "|"];

    private readonly List<string> siteKeys = [];

    public TitleCut(string? siteName, string? openGraphName, Uri? url)
    {
        foreach (var name in (ReadOnlySpan<string?>)[siteName, openGraphName])
        {
            if (name is not null && TextMeasure.Key(name) is { Length: > 1 } key)
                siteKeys.Add(key);
        }

        if (url is not { HostNameType: UriHostNameType.Dns })
            return;
        var host = HostName.WithoutWww(url.Host);
        siteKeys.Add(TextMeasure.Key(host));
        siteKeys.AddRange(host.Split('.').SkipLast(1).Where(label => label.Length >= 3).Select(label => TextMeasure.Key(label)));
    }

    /// <summary>The title down to what another source also says; where none does, without the site's name.</summary>
    public string Cut(string title, IReadOnlySet<string> known)
    {
        if (known.Contains(TextMeasure.Key(title)))
            return title;
        return LongestKnown(title, known) ?? CutSiteName(title);
    }

    /// <summary>The site's name, or a short text that begins with it or that it begins with.</summary>
    public bool IsSiteName(string text)
    {
        var key = TextMeasure.Key(text);
        return key.Length > 1 && siteKeys.Exists(name => key == name
            || (name.Length >= 4 && key.Length >= 4 && TextMeasure.CountWords(text) <= 5 && (key.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(key, StringComparison.Ordinal))));
    }

    public bool BeginsWithSiteName(string text) => TextMeasure.Key(text) is var key && siteKeys.Exists(name => name.Length >= 5 && key.StartsWith(name, StringComparison.Ordinal));

    /// <summary>The longest beginning that another source says; an ending only where it is the greater part, since sites end titles with their name.</summary>
    private string? LongestKnown(string title, IReadOnlySet<string> known)
    {
        string? head = null, tail = null;
        foreach (var (start, end) in Boundaries(title))
        {
            if (start > (head?.Length ?? 0) && IsKnown(title[..start], known))
                head = title[..start];
            if (title.Length - end > Math.Max(tail?.Length ?? 0, start) && IsKnown(title[end..], known))
                tail = title[end..];
        }

        return (head ?? tail)?.Trim();
    }

    private bool IsKnown(string part, IReadOnlySet<string> known) => TextMeasure.Key(part) is { Length: >= 4 } key && known.Contains(key) && !IsSiteName(part);

    private static IEnumerable<(int Start, int End)> Boundaries(string title)
    {
        var found = 0;
        foreach (var separator in Separators)
        {
            for (var at = title.IndexOf(separator, StringComparison.Ordinal); at > 0 && found < MostSegments; at = title.IndexOf(separator, at + separator.Length, StringComparison.Ordinal), found++)
                yield return (at, at + separator.Length);
        }
    }

    private string CutSiteName(string title)
    {
        for (var round = 0; round < 3; round++)
        {
            var cut = CutOnce(title);
            if (cut == title)
                break;
            title = cut;
        }

        return title;
    }

    private string CutOnce(string title)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last <= 0)
                continue;
            var (head, tail) = (title[..last].Trim(), title[(last + separator.Length)..].Trim());
            if (head.Length > 0 && (IsSiteName(tail) || (separator == " | " && TextMeasure.CountWords(tail) <= 3 && TextMeasure.CountWords(head) >= 5)))
                return head;
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (IsSiteName(title[..first].Trim()) && title[(first + separator.Length)..].Trim() is { Length: > 0 } rest)
                return rest;
        }

        return title;
    }
}
