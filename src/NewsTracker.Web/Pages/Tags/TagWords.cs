using System.Diagnostics;
using NewsTracker.Core.Tags;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Tags and what was done to them, in words.</summary>
internal static class TagWords
{
    public static string Of(TagState? state, TagTree tree) => state is null ? "" : string.Join(" · ", PartsOf(state, tree).OfType<string>());

    /// <summary>What a change made of a tag: the parts that differ, a line each; all of them where there was nothing before.</summary>
    public static (string Before, string After) Of(TagState? before, TagState after, TagTree tree)
    {
        if (before is null)
        {
            return ("", Of(after, tree));
        }

        var differing = PartsOf(before, tree).Zip(PartsOf(after, tree)).Where(part => part.First != part.Second).ToList();
        return (string.Join('\n', differing.Select(part => part.First).OfType<string>()), string.Join('\n', differing.Select(part => part.Second).OfType<string>()));
    }

    public static string Of(TagAct act) => act switch
    {
        TagAct.Created => "Created",
        TagAct.Edited => "Edited",
        TagAct.Moved => "Moved",
        TagAct.Merged => "Merged",
        TagAct.Deprecated => "Deprecated",
        TagAct.Restored => "Taken up again",
        TagAct.Undone => "Undone",
        _ => throw new UnreachableException(),
    };

    /// <summary>As many for every tag; null where there is nothing to say.</summary>
    private static string?[] PartsOf(TagState state, TagTree tree) =>
    [
        state.Name,
        state.ParentId is { } parent ? $"below {NameOf(parent, tree)}" : "at the top",
        state.Colour.ToString().ToLowerInvariant(),
        state.Aliases.Count > 0 ? $"also {string.Join(", ", state.Aliases)}" : null,
        state.ScopeNote,
        state.IsDeprecated ? "deprecated" : null,
        state.RedirectToId is { } into ? $"is now {NameOf(into, tree)}" : null,
    ];

    private static string NameOf(long id, TagTree tree) => tree.Find(id)?.Name ?? $"tag {id}";
}
