using System.Text;
using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The beginning of an element's text, on one line; an element may hold megabytes.</summary>
internal static class ElementText
{
    /// <summary>How much text a short element holds, and a short block.</summary>
    public const int LongestShort = 400;

    /// <summary>An element with more children is a container of lines.</summary>
    private const int MostParts = 12;

    public static string Read(IElement element, int most)
    {
        var text = new StringBuilder();
        var frames = new Stack<(INodeList Children, int Next, bool IsBlock)>();
        frames.Push((element.ChildNodes, 0, IsBlock: false));
        while (text.Length < most * 2 && frames.TryPop(out var frame))
        {
            if (frame.Next >= frame.Children.Length)
            {
                if (frame.IsBlock)
                    text.Append(' ');
                continue;
            }

            frames.Push(frame with { Next = frame.Next + 1 });
            if (frame.Children[frame.Next] is IText { Data: var data })
            {
                text.Append(data, 0, Math.Min(data.Length, most * 2));
            }
            else if (frame.Children[frame.Next] is IElement child && !PageTags.IsSkipped(child.LocalName))
            {
                var isBlock = !PageTags.IsInline(child.LocalName);
                if (isBlock)
                    text.Append(' ');
                frames.Push((child.ChildNodes, 0, isBlock));
            }
        }

        return text.ToString().OnOneLine().CutTo(most);
    }

    /// <summary>All of a short element's text, on one line; absent where it is a long one, or holds many others.</summary>
    public static string? ReadShort(IElement element) =>
        element.ChildNodes.Length <= MostParts && ReadWhole(element, LongestShort) is { } text ? text.OnOneLine() : null;

    /// <summary>All of an element's text as it stands; absent where it is as long as <paramref name="limit"/> or longer, found out without gathering it.</summary>
    public static string? ReadWhole(IElement element, int limit)
    {
        var text = new StringBuilder();
        var frames = new Stack<(INodeList Children, int Next)>();
        frames.Push((element.ChildNodes, 0));
        while (frames.TryPop(out var frame))
        {
            if (frame.Next >= frame.Children.Length)
                continue;
            frames.Push(frame with { Next = frame.Next + 1 });
            if (frame.Children[frame.Next] is IText { Data: var data })
            {
                if (text.Length + data.Length >= limit)
                    return null;
                text.Append(data);
            }
            else if (frame.Children[frame.Next] is IElement child)
            {
                frames.Push((child.ChildNodes, 0));
            }
        }

        return text.ToString();
    }
}
