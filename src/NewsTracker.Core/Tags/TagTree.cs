using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tags;

/// <summary>All tags as they stand. The tree is small by its nature, so it is read whole and asked in memory.</summary>
public sealed class TagTree
{
    /// <summary>Levels, the top one included.</summary>
    public const int MaxDepth = 4;

    /// <summary>More live tags than this are no vocabulary any more.</summary>
    public const int MaxTags = 1000;

    /// <summary>Tags ever made: those deprecated or merged are kept, and the tree is read with them.</summary>
    public const int MaxKept = 10_000;

    private readonly Dictionary<long, TagNode> nodes;
    private readonly ILookup<long, TagNode> children;
    private readonly ILookup<long, TagNode> redirected;
    private readonly Dictionary<string, TagNode> bySlug;

    public TagTree(IEnumerable<TagNode> tags)
    {
        nodes = tags.ToDictionary(tag => tag.Id);
        bySlug = nodes.Values.ToDictionary(tag => tag.Slug, StringComparer.OrdinalIgnoreCase);

        // 0 is no id: under it stand the tags at the top.
        children = nodes.Values.OrderBy(tag => tag.Name, StringComparer.OrdinalIgnoreCase).ThenBy(tag => tag.Id).ToLookup(tag => tag.ParentId ?? 0);
        redirected = nodes.Values.Where(tag => tag.State.RedirectToId is not null).ToLookup(tag => tag.State.RedirectToId!.Value);
    }

    public IReadOnlyCollection<TagNode> Tags => nodes.Values;

    public TagNode? Find(long id) => nodes.GetValueOrDefault(id);

    public TagNode? FindBySlug(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The tag that stands for this one: itself, or where its redirects end.</summary>
    public TagNode? Resolve(long id)
    {
        var tag = Find(id);
        for (var steps = 0; tag?.State.RedirectToId is { } next && steps < nodes.Count; steps++)
        {
            tag = Find(next);
        }

        return tag;
    }

    /// <summary>The tag that somebody means by a name, a slug or an alias, in any spelling; a live tag's words come before those of a deprecated one, and what a tag is called before a slug, which keeps an older name.</summary>
    public TagNode? FindByWord(string word)
    {
        var folded = NameFolding.Fold(word.Trim());
        bool IsCalledSo(TagNode tag) => WordsOf(tag).Any(own => NameFolding.Fold(own) == folded);
        var found = nodes.Values.Where(tag => NameFolding.Fold(tag.Slug) == folded || IsCalledSo(tag))
            .OrderBy(tag => tag.State.IsDeprecated).ThenByDescending(IsCalledSo).ThenBy(tag => tag.Id).FirstOrDefault();
        return found is null ? null : Resolve(found.Id);
    }

    /// <summary>The tag that a query asks for. Queries are kept with slugs, so a slug written as it is comes first, whatever tags are called by now.</summary>
    public TagNode? FindAsked(string word) => FindBySlug(word) is { } tag && tag.Slug == word ? Resolve(tag.Id) : FindByWord(word);

    /// <summary>Live tags whose name or an alias starts with these words, or has a word that does; the best first.</summary>
    public IReadOnlyList<TagNode> Complete(string start, int most)
    {
        var folded = NameFolding.Fold(start.Trim());
        int Rank(TagNode tag) => WordsOf(tag).Select(NameFolding.Fold).Min(word =>
            word.StartsWith(folded, StringComparison.Ordinal) ? 0 : word.Contains(' ' + folded, StringComparison.Ordinal) ? 1 : word.Contains(folded, StringComparison.Ordinal) ? 2 : 3);
        return [.. nodes.Values.Where(tag => tag.IsLive).Select(tag => (tag, Rank: Rank(tag))).Where(found => found.Rank < 3)
            .OrderBy(found => found.Rank).ThenBy(found => found.tag.Name, StringComparer.OrdinalIgnoreCase).Take(most).Select(found => found.tag)];
    }

    public IReadOnlyList<TagNode> ChildrenOf(long? id) => [.. children[id ?? 0].Where(tag => tag.IsLive)];

    /// <summary>From the top down to the tag itself.</summary>
    public IReadOnlyList<TagNode> PathTo(long id)
    {
        var path = new List<TagNode>();
        for (var tag = Find(id); tag is not null && path.Count < nodes.Count; tag = tag.ParentId is { } parent ? Find(parent) : null)
        {
            path.Insert(0, tag);
        }

        return path;
    }

    /// <summary>The tag's id, and the ids of those that redirect to it: each of them says the same on an article.</summary>
    public IReadOnlyList<long> SameAs(long id) => [.. Reach(id, tag => redirected[tag].Select(other => other.Id))];

    /// <summary>What a question for a tag asks for: the tag, all below it, and whatever redirects to one of them.</summary>
    public IReadOnlyList<long> Family(long id) =>
        [.. Reach(id, tag => redirected[tag].Select(other => other.Id).Concat(children[tag].Where(child => child.IsLive).Select(child => child.Id)))];

    /// <summary>Live tags below this one, each after its parent, with its level below it from 1.</summary>
    public IEnumerable<(TagNode Tag, int Level)> Below(long? id, int level = 1) =>
        level > nodes.Count ? [] : ChildrenOf(id).SelectMany(tag => Below(tag.Id, level + 1).Prepend((tag, level)));

    /// <summary>The same tree with these tags as they would be.</summary>
    public TagTree With(IEnumerable<TagNode> changed)
    {
        var all = new Dictionary<long, TagNode>(nodes);
        foreach (var tag in changed)
        {
            all[tag.Id] = tag;
        }

        return new TagTree(all.Values);
    }

    internal static IEnumerable<string> WordsOf(TagNode tag) => tag.State.Aliases.Prepend(tag.Name);

    private static HashSet<long> Reach(long start, Func<long, IEnumerable<long>> next)
    {
        var reached = new HashSet<long> { start };
        var waiting = new Queue<long>([start]);
        while (waiting.TryDequeue(out var id))
        {
            foreach (var other in next(id).Where(reached.Add))
            {
                waiting.Enqueue(other);
            }
        }

        return reached;
    }
}
