using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tags;

/// <summary>What a tag, and the tree as a whole, has to be; in sentences for whoever changes it.</summary>
public static class TagRules
{
    /// <summary>The state as it is stored: nothing blank, single spaces, each alias once and none that is the name.</summary>
    public static TagState Clean(TagState state)
    {
        var name = Words(state.Name);
        var note = state.ScopeNote?.ReplaceLineEndings("\n").WithoutNul().Trim();
        return state with
        {
            Name = name,
            ScopeNote = string.IsNullOrEmpty(note) ? null : note,
            Aliases = [.. state.Aliases.Select(Words).Where(alias => alias.Length > 0 && NameFolding.Fold(alias) != NameFolding.Fold(name)).DistinctBy(NameFolding.Fold)],
            RedirectToId = state.IsDeprecated ? state.RedirectToId : null,
        };
    }

    /// <summary>What is wrong with a cleaned state by itself; null where nothing is.</summary>
    public static string? FindFault(TagState state) => state switch
    {
        { Name.Length: 0 } => "A tag needs a name.",
        { Name.Length: > Tag.MaxNameLength } => $"The name has {state.Name.Length} characters; {Tag.MaxNameLength} fit.",
        _ when state.Aliases.Prepend(state.Name).FirstOrDefault(word => word.Contains(',', StringComparison.Ordinal)) is { } word =>
            $"“{word}” has a comma, and commas stand between tags. Write it without.",
        { ScopeNote.Length: > Tag.MaxScopeNoteLength } => $"The scope note has {state.ScopeNote.Length} characters; {Tag.MaxScopeNoteLength} fit.",
        { Aliases.Count: > Tag.MaxAliases } => $"{state.Aliases.Count} aliases are too many for one tag; {Tag.MaxAliases} fit.",
        _ when state.Aliases.FirstOrDefault(alias => alias.Length > Tag.MaxNameLength) is { } alias => $"The alias “{alias.ShortenTo(20)}” is longer than {Tag.MaxNameLength} characters.",
        _ => null,
    };

    /// <summary>What is wrong with a tree: words that mean two tags, loops, too many levels, redirects that lead nowhere. Null where it holds together.</summary>
    public static string? FindFault(TagTree tree)
    {
        if (tree.Tags.Count(tag => tag.IsLive) > TagTree.MaxTags)
        {
            return $"There are {TagTree.MaxTags} tags already. Merge some before you add another.";
        }

        if (tree.Tags.Count > TagTree.MaxKept)
        {
            return $"{TagTree.MaxKept} tags have been made, and those that are deprecated are kept. Restore one of them and rename it, in place of adding another.";
        }

        return tree.Tags.Where(tag => tag.IsLive).Select(tag => FindPlaceFault(tree, tag)).FirstOrDefault(fault => fault is not null)
            ?? tree.Tags.Where(tag => tag.State.RedirectToId is not null).Select(tag => FindRedirectFault(tree, tag)).FirstOrDefault(fault => fault is not null)
            ?? FindClash(tree);
    }

    /// <summary>A slug for a name, other than those that are taken.</summary>
    public static string SlugOf(string name, TagTree tree)
    {
        var letters = NameFolding.Fold(name).Select(c => char.IsLetterOrDigit(c) ? c : '-');
        var slug = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        slug = slug.Length == 0 ? "tag" : slug[..Math.Min(slug.Length, Tag.MaxNameLength - 5)].TrimEnd('-');

        // Words that are pages of their own among the tags.
        return new[] { slug }.Concat(Enumerable.Range(2, TagTree.MaxKept + 2).Select(n => $"{slug}-{n}")).First(free => tree.FindBySlug(free) is null && free is not ("add" or "rules" or "taggings" or "changes" or "apply"));
    }

    /// <summary>What is wrong with a word that is new to a tag and is another live tag's slug; null where none is. Words that it has already are left alone.</summary>
    internal static string? FindTakenSlug(TagTree tree, TagNode tag, TagState wanted)
    {
        var had = tree.Find(tag.Id) is { } before ? TagTree.WordsOf(before).Select(NameFolding.Fold).ToHashSet() : [];
        return wanted.Aliases.Prepend(wanted.Name).Where(word => !had.Contains(NameFolding.Fold(word)))
            .Select(word => (Word: word, Other: tree.Tags.FirstOrDefault(other => other.IsLive && other.Id != tag.Id && NameFolding.Fold(other.Slug) == NameFolding.Fold(word))))
            .Where(taken => taken.Other is not null && !TagTree.WordsOf(taken.Other).Any(own => NameFolding.Fold(own) == NameFolding.Fold(taken.Word)))
            .Select(taken => $"“{taken.Word}” still means “{taken.Other!.Name}” in searches and links. Choose another word.")
            .FirstOrDefault();
    }

    private static string? FindPlaceFault(TagTree tree, TagNode tag)
    {
        var (depth, at) = (1, tag);
        for (; at.ParentId is { } parentId; depth++)
        {
            if (parentId == tag.Id || depth > tree.Tags.Count)
                return $"“{tag.Name}” cannot stand below itself. Choose a tag that is not among those below it.";
            if (tree.Find(parentId) is not { } parent)
                return $"There is no tag {parentId} to stand under.";
            if (!parent.IsLive)
                return $"“{parent.Name}” is deprecated, and “{at.Name}” stands below it. Choose another place for “{at.Name}” first.";
            at = parent;
        }

        return depth > TagTree.MaxDepth ? $"“{tag.Name}” would stand on level {depth}; the tree has {TagTree.MaxDepth} levels. Choose a place further up." : null;
    }

    private static string? FindRedirectFault(TagTree tree, TagNode tag) =>
        tree.Resolve(tag.Id) switch
        {
            { IsLive: true } => null,
            { } into when into.Id != tag.Id => $"“{tag.Name}” is merged into “{into.Name}”, which would be deprecated. Undo that merge first, or merge “{tag.Name}” into another tag.",
            _ => $"“{tag.Name}” would redirect to no tag that can be chosen. Choose another one.",
        };

    private static string? FindClash(TagTree tree)
    {
        var clash = tree.Tags.Where(tag => tag.IsLive).SelectMany(tag => TagTree.WordsOf(tag).Select(word => (tag, word)))
            .GroupBy(own => NameFolding.Fold(own.word)).FirstOrDefault(same => same.Select(own => own.tag.Id).Distinct().Skip(1).Any());
        return clash?.ToList() is not [var first, .., var second]
            ? null
            : $"“{second.word}” would mean two tags, “{first.tag.Name}” and “{second.tag.Name}”. Choose another word, or merge the two.";
    }

    private static string Words(string text) => text.Replace('\0', ' ').OnOneLine();
}
