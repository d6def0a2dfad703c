namespace NewsTracker.Core.Robots;

/// <param name="Pattern">Normalised by <see cref="RobotsPath"/>; <c>*</c> stands for any run of characters and a final <c>$</c> for the end.</param>
internal sealed record RobotsRule(bool IsAllow, string Pattern)
{
    public bool Outranks(RobotsRule? other) =>
        other is null || Pattern.Length > other.Pattern.Length || (Pattern.Length == other.Pattern.Length && IsAllow && !other.IsAllow);

    /// <summary>
    /// Each piece between stars is taken at its first place: what follows has most room then, so no place needs a second try and the work is bounded
    /// by the length of path and pattern, however many stars a hostile pattern has.
    /// </summary>
    public bool Matches(string path)
    {
        var isAnchored = Pattern is [.., '$'];
        var pattern = isAnchored ? Pattern.AsSpan()[..^1] : Pattern;
        var rest = path.AsSpan();
        var star = pattern.IndexOf('*');
        var first = star < 0 ? pattern : pattern[..star];
        if (!rest.StartsWith(first, StringComparison.Ordinal))
            return false;
        rest = rest[first.Length..];
        if (star < 0)
            return !isAnchored || rest.IsEmpty;
        while (star >= 0)
        {
            pattern = pattern[(star + 1)..];
            star = pattern.IndexOf('*');
            if (star < 0)
                return isAnchored ? rest.EndsWith(pattern, StringComparison.Ordinal) : rest.Contains(pattern, StringComparison.Ordinal);
            var piece = pattern[..star];
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + piece.Length)..];
        }

        return true;
    }
}
