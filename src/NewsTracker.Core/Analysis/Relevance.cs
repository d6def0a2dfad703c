using NewsTracker.Core.Analysis.Reading;

namespace NewsTracker.Core.Analysis;

/// <summary>Whether a text is about anti-personnel or unspecified landmines or the Convention; figures of speech and other mines are not.</summary>
/// <param name="IsCertain">It is about them.</param>
/// <param name="IsPossible">It is, or names them at least: a position may be told in passing.</param>
internal sealed record Relevance(bool IsCertain, bool IsPossible)
{
    /// <summary>How many sentences away words of war or of treaties still tell what a "mine" is: in a text of hundreds there is a war, a leg or a loss somewhere.</summary>
    private const int Reach = 8;

    /// <summary>In so few sentences "mines" are a matter of the text.</summary>
    private const int ShortText = 40;

    public static Relevance Of(IReadOnlyList<Sentence> headline, IReadOnlyList<Sentence> body)
    {
        var signs = headline.Concat(body).Select(RelevanceSigns.Of).ToList();
        var isCertain = IsAbout(signs);
        return new Relevance(isCertain, isCertain || Enumerable.Range(headline.Count, body.Count).Any(i => IsNamed(signs, i)));
    }

    private static bool IsAbout(List<RelevanceSigns> signs)
    {
        var all = signs.Aggregate(default(RelevanceSigns), (sum, one) => sum + one);
        var isDry = all is { Water: 0, Industry: 0 };
        return all.Clear > 1
            || (all.Clear == 1 && all.Others < 4 && (all.Harm > 0 || signs.Count <= 5))
            || (all.Clear == 0 && (all.Plain > 1 ? all.Others < 2 : all.Others == 0 && isDry) && Enumerable.Range(0, signs.Count).Any(i => signs[i].Plain > 0 && HarmNear(signs, i) > 1))
            || (all.Deeds > 0 && all.Others < 2 && isDry);
    }

    private static bool IsNamed(List<RelevanceSigns> signs, int at)
    {
        var isShort = signs.Count <= ShortText;
        return signs[at].Named > 0
            || (signs[at].Plain > 0 && (isShort || HarmNear(signs, at) > 1))
            || (signs[at].Clearance > 0 && isShort && HarmNear(signs, at) > 4);
    }

    private static int HarmNear(List<RelevanceSigns> signs, int at) => signs.Skip(at - Reach).Take(Math.Min(at, Reach) + 1 + Reach).Sum(one => one.Harm);
}
