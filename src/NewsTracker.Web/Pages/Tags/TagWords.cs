using NewsTracker.Core.Tags;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Tags and what was done to them, in words.</summary>
internal static class TagWords
{
    public static string Of(TagState? state, TagTree tree) => state is null
        ? ""
        : string.Join(" · ", new[]
        {
            state.Name,
            state.ParentId is { } parent ? $"below {NameOf(parent, tree)}" : "at the top",
            state.Colour.ToString().ToLowerInvariant(),
            state.Aliases.Count > 0 ? $"also {string.Join(", ", state.Aliases)}" : null,
            state.ScopeNote,
            state.IsDeprecated ? "deprecated" : null,
            state.RedirectToId is { } into ? $"is now {NameOf(into, tree)}" : null,
        }.OfType<string>());

    public static string Of(TagAct act) => act switch
    {
        TagAct.Created => "Created",
        TagAct.Edited => "Edited",
        TagAct.Moved => "Moved",
        TagAct.Merged => "Merged",
        TagAct.Deprecated => "Deprecated",
        TagAct.Restored => "Taken up again",
        TagAct.Undone => "Undone",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string NameOf(long id, TagTree tree) => tree.Find(id)?.Name ?? $"tag {id}";
}
