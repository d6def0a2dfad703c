namespace NewsTracker.Core.Tags;

/// <summary>What of a tag may change; its history keeps the state before and after each change.</summary>
/// <param name="RedirectToId">Of a deprecated tag, the one that stands for it.</param>
public sealed record TagState(string Name, string? ScopeNote, long? ParentId, TagColour Colour, IReadOnlyList<string> Aliases, bool IsDeprecated, long? RedirectToId)
{
    public bool Equals(TagState? other) =>
        other is not null && Name == other.Name && ScopeNote == other.ScopeNote && ParentId == other.ParentId && Colour == other.Colour
        && Aliases.SequenceEqual(other.Aliases) && IsDeprecated == other.IsDeprecated && RedirectToId == other.RedirectToId;

    public override int GetHashCode() => HashCode.Combine(Name, ScopeNote, ParentId, Colour, Aliases.Count, IsDeprecated, RedirectToId);
}
