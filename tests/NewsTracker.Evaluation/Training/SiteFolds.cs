namespace NewsTracker.Evaluation.Training;

/// <summary>Parts of the sites by turns, so that each can be left out in training: pages of one site look alike and never stand on both sides.</summary>
internal sealed class SiteFolds
{
    public const int Count = 5;

    private readonly IReadOnlyList<int> siteOf;
    private readonly Dictionary<int, int> foldOf;

    /// <param name="siteOf">The number of each row's site.</param>
    /// <param name="members">The rows whose sites are parted.</param>
    public SiteFolds(IReadOnlyList<int> siteOf, IEnumerable<int> members)
    {
        this.siteOf = siteOf;
        foldOf = members.Select(row => siteOf[row]).Distinct().Order().Select((site, index) => (site, Fold: index % Count)).ToDictionary(pair => pair.site, pair => pair.Fold);
    }

    public int OfSite(int site) => foldOf[site];

    public int OfRow(int row) => foldOf[siteOf[row]];
}
