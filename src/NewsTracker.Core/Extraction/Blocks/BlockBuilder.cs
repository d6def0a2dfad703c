using System.Text;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Gathers the inline text of one block: white space collapses, a single line break stays, two end the block.</summary>
internal sealed class BlockBuilder
{
    private readonly StringBuilder text = new();
    private List<InlineRun> runs = [];
    private int linkLength;
    private bool pendingSpace;

    public bool IsEmpty => text.Length == 0;

    public bool EndsWithBreak => text.Length > 0 && text[^1] == '\n';

    public void Append(string content, string? href, InlineStyle style)
    {
        var start = text.Length;
        foreach (var character in content)
        {
            if (char.IsWhiteSpace(character) || character == '\u200b' || character == '\ufeff')
            {
                pendingSpace = true;
                continue;
            }

            if (character == '\u00ad' || StorableText.IsUnreadable(character))
                continue;
            if (pendingSpace && text.Length > 0 && text[^1] != '\n')
                text.Append(' ');
            pendingSpace = false;
            text.Append(character);
        }

        var length = text.Length - start;
        if (length == 0)
            return;
        if (href is not null)
            linkLength += length;
        if (href is not null || style != InlineStyle.None)
            runs.Add(new InlineRun(start, length, href, style));
    }

    public void AppendBreak()
    {
        pendingSpace = false;
        if (text.Length > 0)
            text.Append('\n');
    }

    public void AppendSpace() => pendingSpace = true;

    public (string Text, IReadOnlyList<InlineRun> Runs, int LinkLength) Take()
    {
        var length = text.Length;
        while (length > 0 && text[length - 1] is '\n' or ' ')
            length--;
        var result = (text.ToString(0, length), runs, Math.Min(linkLength, length));
        text.Clear();
        runs = [];
        linkLength = 0;
        pendingSpace = false;
        return result;
    }
}
