namespace NewsTracker.Core.Tags;

/// <summary>What a change would make of the tree, worked out before anything is done: for showing it, and for doing it.</summary>
public abstract record TagPlan
{
    private TagPlan()
    {
    }

    /// <param name="Changed">The tags that it touches, as they would be; the one it is about comes first.</param>
    public sealed record Planned(IReadOnlyList<TagNode> Changed) : TagPlan;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TagPlan;

    /// <summary>A tag that is new, or another state of one.</summary>
    public static TagPlan Set(TagTree tree, TagNode tag, TagState wanted)
    {
        var state = TagRules.Clean(wanted);
        return (TagRules.FindFault(state) ?? TagRules.FindTakenSlug(tree, tag, state)) is { } fault ? new Refused(fault) : Check(tree, [tag with { State = state }]);
    }

    /// <summary>Deprecates a tag. What stands below it moves to the tag that takes its place, or else one level up.</summary>
    /// <param name="into">The tag that stands for it from now on; null for none.</param>
    public static TagPlan Retire(TagTree tree, TagNode tag, TagNode? into)
    {
        if (!tag.IsLive)
        {
            return new Refused($"“{tag.Name}” is deprecated already.");
        }

        if (into?.Id == tag.Id)
        {
            return new Refused("A tag cannot be merged into itself. Choose another one.");
        }

        var place = into is null ? tag.ParentId : tree.PathTo(into.Id).Any(above => above.Id == tag.Id) ? tag.ParentId : into.Id;
        return Check(
            tree,
            [
                tag with { State = tag.State with { IsDeprecated = true, RedirectToId = into?.Id } },
                .. tree.ChildrenOf(tag.Id).Select(child => child with { State = child.State with { ParentId = child.Id == into?.Id ? tag.ParentId : place } }),
            ]);
    }

    /// <summary>Takes a deprecated tag up again, at the top where its place has gone.</summary>
    public static TagPlan Restore(TagTree tree, TagNode tag) =>
        Check(tree, [tag with { State = tag.State with { IsDeprecated = false, RedirectToId = null, ParentId = tag.ParentId is { } parent && tree.Find(parent) is { IsLive: true } ? parent : null } }]);

    /// <summary>Brings every tag that a change touched into its state before, as long as none has changed since. A tag that was created is deprecated.</summary>
    public static TagPlan Undo(TagTree tree, IReadOnlyList<TagVersion> versions)
    {
        var changed = versions.FirstOrDefault(version => tree.Find(version.TagId) is not { } tag || tag.Version != version.Number);
        return changed is null
            ? Check(tree, [.. versions.Select(version => tree.Find(version.TagId)! with { State = version.Before ?? version.After with { IsDeprecated = true } })])
            : new Refused($"“{tree.Find(changed.TagId)?.Name ?? changed.After.Name}” has been changed since. Undo what came later first.");
    }

    private static TagPlan Check(TagTree tree, IReadOnlyList<TagNode> changed) =>
        TagRules.FindFault(tree.With(changed)) is { } fault ? new Refused(fault) : new Planned(changed);
}
