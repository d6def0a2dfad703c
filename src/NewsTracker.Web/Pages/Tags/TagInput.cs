using System.ComponentModel.DataAnnotations;
using NewsTracker.Core.Tags;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>The form of a tag.</summary>
public sealed record TagInput
{
    /// <summary>The version that was read; 0 for a new tag.</summary>
    public int Version { get; init; }

    public string? Name { get; init; }

    public string? ScopeNote { get; init; }

    [Display(Name = "Parent")]
    public long? ParentId { get; init; }

    public TagColour Colour { get; init; }

    /// <summary>With commas between them.</summary>
    public string? Aliases { get; init; }

    public static TagInput Of(TagNode tag) => new()
    {
        Version = tag.Version,
        Name = tag.Name,
        ScopeNote = tag.State.ScopeNote,
        ParentId = tag.ParentId,
        Colour = tag.Colour,
        Aliases = string.Join(", ", tag.State.Aliases),
    };

    public TagState State => new(
        Name ?? "", ScopeNote, ParentId, Colour, (Aliases ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), IsDeprecated: false, RedirectToId: null);
}
