namespace NewsTracker.Web.Pages.Go;

/// <summary>Knows places of one kind. What it gives may be more than what was asked for: <see cref="GoFinder"/> matches.</summary>
public interface IGoSource
{
    public Task<IReadOnlyList<GoEntry>> ReadAsync(GoAsked asked, CancellationToken cancellationToken);
}
