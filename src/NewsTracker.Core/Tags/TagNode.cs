namespace NewsTracker.Core.Tags;

/// <summary>A tag as the tree knows it.</summary>
public sealed record TagNode(long Id, string Slug, int Version, TagState State)
{
    public string Name => State.Name;

    public long? ParentId => State.ParentId;

    public TagColour Colour => State.Colour;

    public bool IsLive => !State.IsDeprecated;
}
