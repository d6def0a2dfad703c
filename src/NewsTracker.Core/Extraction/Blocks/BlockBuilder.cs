using System.Buffers;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Gathers the inline text of one block: white space collapses, a single line break stays, two end the block.</summary>
internal sealed class BlockBuilder
{
    /// <summary>What stands at the end of a word without a space between.</summary>
    private static readonly SearchValues<char> Closing = SearchValues.Create(",.;:!?)]}'’”»…");

    private char[] text = new char[1_024];
    private int written;
    private List<InlineRun> runs = [];
    private int linkLength;
    private bool pendingSpace;
    private bool pendingIcon;

    public bool IsEmpty => written == 0;

    public bool EndsWithBreak => written > 0 && text[written - 1] == '\n';

    public void Append(string content, string? href, InlineStyle style)
    {
        var start = written;
        MakeRoom(content.Length + 1);
        for (var rest = content.AsSpan(); !rest.IsEmpty;)
        {
            // Most characters are plain: the rest of the questions are for others.
            if (rest[0] is > ' ' and <= '~')
            {
                var end = rest.IndexOfAnyExceptInRange(' ', '~');
                AppendPlain(end < 0 ? rest : rest[..end]);
                rest = end < 0 ? [] : rest[end..];
                continue;
            }

            if (char.IsWhiteSpace(rest[0]) || rest[0] is '\u200b' or '\ufeff')
            {
                pendingSpace = true;
            }
            else if (rest[0] != '\u00ad' && !StorableText.IsUnreadable(rest[0]))
            {
                AppendPending(rest[0]);
                text[written++] = rest[0];
            }

            rest = rest[1..];
        }

        var length = written - start;
        if (length == 0)
            return;
        if (href is not null)
            linkLength += length;
        if (href is not null || style != InlineStyle.None)
            runs.Add(new InlineRun(start, length, href, style));
    }

    /// <summary>ASCII that begins with a visible character: whole stretches of it, up to where two spaces meet.</summary>
    private void AppendPlain(ReadOnlySpan<char> content)
    {
        while (!content.IsEmpty)
        {
            AppendPending(content[0]);
            var end = content.IndexOf("  ");
            var words = end < 0 ? content.TrimEnd(' ') : content[..end];
            words.CopyTo(text.AsSpan(written));
            written += words.Length;
            pendingSpace = words.Length < content.Length;
            content = content[words.Length..].TrimStart(' ');
        }
    }

    /// <summary>What is due before the next character. Each space stands for white space of the content, or for one pending before it.</summary>
    private void AppendPending(char next)
    {
        if ((pendingSpace || (pendingIcon && !Closing.Contains(next))) && written > 0 && text[written - 1] != '\n')
            text[written++] = ' ';
        (pendingSpace, pendingIcon) = (false, false);
    }

    public void AppendBreak()
    {
        (pendingSpace, pendingIcon) = (false, false);
        if (written == 0)
            return;
        MakeRoom(1);
        text[written++] = '\n';
    }

    public void AppendSpace() => pendingSpace = true;

    /// <summary>A picture of a letter's size parts two words, but no word from the comma behind it.</summary>
    public void AppendIcon() => pendingIcon = true;

    public (string Text, IReadOnlyList<InlineRun> Runs, int LinkLength) Take()
    {
        var length = written;
        while (length > 0 && text[length - 1] is '\n' or ' ')
            length--;
        var result = (new string(text, 0, length), runs, Math.Min(linkLength, length));
        written = 0;
        runs = [];
        linkLength = 0;
        (pendingSpace, pendingIcon) = (false, false);
        return result;
    }

    private void MakeRoom(int count)
    {
        if (written + count > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, written + count));
    }
}
