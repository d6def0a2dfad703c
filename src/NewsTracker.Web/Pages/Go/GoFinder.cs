using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using NewsTracker.Core;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Go;

/// <summary>Finds places in all sources, the best fit first; of equal fits in the order of the sources.</summary>
public sealed class GoFinder(IEnumerable<IGoSource> sources, IAuthorizationService authorization)
{
    public const int MaxLength = 100;

    private const int Most = 12;

    /// <summary>What is offered to a user for what they typed; a search of the articles for it comes last.</summary>
    public async Task<IReadOnlyList<GoEntry>> FindAsync(HttpContext context, string? text, CancellationToken cancellationToken)
    {
        var typed = (text ?? "").Trim().CutTo(MaxLength);
        var asked = new GoAsked(typed, context.Actor().Id, await MayAsync(context.User, Policy.Edit), await MayAsync(context.User, Policy.Administer));
        var all = new List<GoEntry>();
        foreach (var source in sources)
            all.AddRange(await source.ReadAsync(asked, cancellationToken));
        if (typed.Length == 0)
            return all;
        var found = all.Select(entry => (Entry: entry, Score: GoMatch.Score(entry, typed))).Where(found => found.Score > 0)
            .OrderByDescending(found => found.Score).ThenBy(found => found.Entry.Label.Length).Take(Most).Select(found => found.Entry);
        return [.. found, new GoEntry("Search", $"Search the articles for “{typed}”", $"/articles?q={Uri.EscapeDataString(typed)}")];
    }

    private async Task<bool> MayAsync(ClaimsPrincipal user, string policy) => (await authorization.AuthorizeAsync(user, policy)).Succeeded;
}
