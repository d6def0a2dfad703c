namespace NewsTracker.Core.Stories;

/// <summary>Groups many texts at once as they would be grouped one by one on arrival: the stories are the connected parts of "is the same report", so the order of arrival does not matter.</summary>
public static class StoryGrouping
{
    /// <returns>For each text the number of its story; a text alone has one of its own.</returns>
    public static IReadOnlyList<int> Group(IReadOnlyList<StoryText> texts)
    {
        var story = Enumerable.Range(0, texts.Count).ToArray();
        int RootOf(int text)
        {
            while (story[text] != text)
                text = story[text] = story[story[text]];
            return text;
        }

        foreach (var (one, other) in Candidates(texts))
        {
            if (RootOf(one) != RootOf(other) && StoryComparer.Compare(texts[one], texts[other]).IsSameReport)
                story[Math.Max(RootOf(one), RootOf(other))] = Math.Min(RootOf(one), RootOf(other));
        }

        return [.. Enumerable.Range(0, texts.Count).Select(RootOf)];
    }

    /// <summary>Pairs that share a key, each once.</summary>
    internal static IEnumerable<(int One, int Other)> Candidates(IReadOnlyList<StoryText> texts)
    {
        var index = new Dictionary<long, List<int>>();
        for (var i = 0; i < texts.Count; i++)
        {
            var keys = StoryKeys.Of(texts[i]);
            foreach (var earlier in keys.Sought.SelectMany(key => index.GetValueOrDefault(key) ?? []).Distinct().Order())
                yield return (earlier, i);
            foreach (var key in keys.Kept)
            {
                if (!index.TryGetValue(key, out var holders))
                    index[key] = holders = [];
                holders.Add(i);
            }
        }
    }
}
