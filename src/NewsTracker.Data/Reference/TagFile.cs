using NewsTracker.Core.Tags;

namespace NewsTracker.Data.Reference;

/// <summary>The shape of tags.json.</summary>
/// <param name="Colour">Where none is given, that of the parent.</param>
internal sealed record TagFile(string Slug, string Name, string? ScopeNote, TagColour? Colour, IReadOnlyList<TagFile>? Children)
{
    public static IReadOnlyList<Tag> Read(Stream stream) =>
        [.. ReferenceJson.Read<IReadOnlyList<TagFile>>(stream).SelectMany(file => file.ToTags(parent: null))];

    private IEnumerable<Tag> ToTags(Tag? parent)
    {
        var tag = new Tag { Slug = Slug, Name = Name, ScopeNote = ScopeNote, Parent = parent, Colour = Colour ?? parent?.Colour ?? TagColour.Grey };
        parent?.Children.Add(tag);
        return (Children ?? []).SelectMany(child => child.ToTags(tag)).Prepend(tag);
    }
}
