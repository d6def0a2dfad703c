using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using static NewsTracker.Data.Search.NamesInQueries;

namespace NewsTracker.Data.Search;

/// <summary>What <c>for:</c> means: whoever asks, nobody, or people by the names they are shown by. Reads the table of users, which is small.</summary>
internal static class AssigneeNames
{
    /// <summary>The names that mean somebody, in their one form; several people of one name are meant together.</summary>
    /// <param name="reader">Who asks; absent where nobody in particular does, and then no name means anybody.</param>
    public static async Task<Dictionary<string, (string Name, Guid[] Meaning)>> ReadAsync(NewsTrackerDbContext db, IReadOnlyCollection<string> values, Guid? reader, CancellationToken cancellationToken)
    {
        var meant = new Dictionary<string, (string, Guid[])>();
        if (reader is not { } me)
            return meant;
        foreach (var value in values)
        {
            if (Fold(value) is QueryTerms.Me)
                meant[value] = (QueryTerms.Me, [me]);
            else if (Fold(value) is QueryTerms.Nobody)
                meant[value] = (QueryTerms.Nobody, []);
        }

        if (meant.Count == values.Count)
            return meant;
        var users = await db.Users.AsNoTracking().OrderBy(user => user.CreatedAt).ThenBy(user => user.Id).Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancellationToken);
        var byName = users.ToLookup(user => Fold(user.DisplayName));
        foreach (var value in values.Where(value => !meant.ContainsKey(value)))
        {
            if (byName[Fold(value)].ToList() is [var first, ..] people)
                meant[value] = (first.DisplayName, [.. people.Select(user => user.Id)]);
        }

        return meant;
    }
}
