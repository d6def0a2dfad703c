using System.Text;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>Cuts a text file into paragraphs: one a line, or several lines joined where the file was wrapped at a fixed width.</summary>
internal static class TextLines
{
    private const int MostLines = 20_000;
    private const int NarrowestWrap = 50;
    private const int WidestWrap = 100;

    public static IReadOnlyList<TextLine> Cut(string text)
    {
        var raw = text.ReplaceLineEndings("\n").Split('\n', MostLines);
        for (var i = 0; i < raw.Length; i++)
            raw[i] = Clean(raw[i]);
        var lines = IsWrapped(raw) ? Unwrap(raw) : raw.Select((line, index) => (Text: line, AfterBlank: index == 0 || raw[index - 1].Length == 0));
        return lines.Where(line => line.Text.Length > 0).Select((line, index) => new TextLine(index, line.Text, line.AfterBlank)).ToList();
    }

    private static string Clean(string line)
    {
        var cleaned = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            if (char.IsWhiteSpace(character))
            {
                if (cleaned.Length > 0 && cleaned[^1] != ' ')
                    cleaned.Append(' ');
            }
            else if (!StorableText.IsUnreadable(character) && character is not ('\ufeff' or '\u200b' or '\u00ad'))
            {
                cleaned.Append(character);
            }
        }

        return cleaned.ToString().TrimEnd();
    }

    /// <summary>Most running lines end in mid-sentence near one width, and none is longer.</summary>
    private static bool IsWrapped(string[] lines)
    {
        var longest = lines.Max(line => line.Length);
        if (longest is < NarrowestWrap or > WidestWrap)
            return false;
        int full = 0, open = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (lines[i].Length < longest * 3 / 4 || lines[i + 1].Length == 0)
                continue;
            full++;
            if (!TextMeasure.EndsSentence(lines[i]))
                open++;
        }

        return full >= 3 && open * 2 > full;
    }

    /// <summary>A line that the next word would not have fitted on goes on in the next.</summary>
    private static List<(string Text, bool AfterBlank)> Unwrap(string[] lines)
    {
        var width = lines.Max(line => line.Length);
        var paragraphs = new List<(string Text, bool AfterBlank)>();
        var current = new StringBuilder();
        var afterBlank = true;
        var lastLength = 0;
        foreach (var line in lines)
        {
            var firstWord = line.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? space : line.Length;
            var continues = current.Length > 0 && line.Length > 0 && lastLength + 1 + firstWord > width;
            if (!continues && current.Length > 0)
            {
                paragraphs.Add((current.ToString(), afterBlank));
                current.Clear();
                afterBlank = line.Length == 0;
            }

            afterBlank |= line.Length == 0;
            if (line.Length > 0)
                current.Append(current.Length > 0 ? " " : "").Append(line);
            lastLength = line.Length;
        }

        if (current.Length > 0)
            paragraphs.Add((current.ToString(), afterBlank));
        return paragraphs;
    }
}
