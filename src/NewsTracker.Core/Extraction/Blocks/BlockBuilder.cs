namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Gathers the inline text of one block: white space collapses, a single line break stays, two end the block.</summary>
internal sealed class BlockBuilder
{
    private char[] text = new char[1_024];
    private int written;
    private List<InlineRun> runs = [];
    private int linkLength;
    private bool pendingSpace;

    public bool IsEmpty => written == 0;

    public bool EndsWithBreak => written > 0 && text[written - 1] == '\n';

    public void Append(string content, string? href, InlineStyle style)
    {
        var start = written;
        MakeRoom(content.Length + 1);
        foreach (var character in content)
        {
            // Most characters are plain: the rest of the questions are for others.
            if (character is <= ' ' or > '~')
            {
                if (char.IsWhiteSpace(character) || character is '\u200b' or '\ufeff')
                {
                    pendingSpace = true;
                    continue;
                }

                if (character == '\u00ad' || StorableText.IsUnreadable(character))
                    continue;
            }

            if (pendingSpace)
            {
                // Each space stands for white space of the content, or for one pending before it.
                if (written > 0 && text[written - 1] != '\n')
                    text[written++] = ' ';
                pendingSpace = false;
            }

            text[written++] = character;
        }

        var length = written - start;
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
        if (written == 0)
            return;
        MakeRoom(1);
        text[written++] = '\n';
    }

    public void AppendSpace() => pendingSpace = true;

    public (string Text, IReadOnlyList<InlineRun> Runs, int LinkLength) Take()
    {
        var length = written;
        while (length > 0 && text[length - 1] is '\n' or ' ')
            length--;
        var result = (new string(text, 0, length), runs, Math.Min(linkLength, length));
        written = 0;
        runs = [];
        linkLength = 0;
        pendingSpace = false;
        return result;
    }

    private void MakeRoom(int count)
    {
        if (written + count > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, written + count));
    }
}
