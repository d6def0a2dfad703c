namespace NewsTracker.Core.Robots;

/// <summary>One allow or disallow line: a path in which <c>*</c> stands for anything and a final <c>$</c> for the end.</summary>
internal sealed class RobotsRule
{
    private readonly string[] pieces;
    private readonly bool isAnchored;

    public RobotsRule(string pattern, bool isAllowing)
    {
        IsAllowing = isAllowing;
        isAnchored = pattern.EndsWith('$');
        var path = RobotsPath.Normalise(isAnchored ? pattern[..^1] : pattern);
        Length = path.Length + (isAnchored ? 1 : 0);
        pieces = path.Split('*');
    }

    public bool IsAllowing { get; }

    /// <summary>Octets of the normalised pattern: what "most specific" counts (RFC 9309, 2.2.2).</summary>
    public int Length { get; }

    /// <summary>Each piece at its first place after the one before: no pattern makes that slow.</summary>
    public bool Matches(string path)
    {
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            // An anchored pattern's last piece must close the path.
            if (isAnchored && i == pieces.Length - 1)
            {
                return path.Length - at >= pieces[i].Length && path.EndsWith(pieces[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + pieces[i].Length;
        }

        return !isAnchored || pieces.Length > 1 || at == path.Length;
    }
}
