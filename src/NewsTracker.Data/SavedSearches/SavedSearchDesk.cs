using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsTracker.Core.Queries;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.SavedSearches;

/// <summary>Where searches are saved, changed, shared and removed. Each act is kept with its audit event or not at all.</summary>
public sealed class SavedSearchDesk(NewsTrackerDbContext db, ArticleQueryPreparation queries, AuditTrail audit, TimeProvider clock)
{
    public async Task<SavedSearchOutcome> SaveAsync(SavedSearchInput input, SearchReader reader, CancellationToken cancellationToken)
    {
        await using var transaction = await OpenAsync(reader.Id, cancellationToken);
        return await ReadAsync(input, reader.Id, reader, null, cancellationToken) switch
        {
            SearchReading.Read read => await SaveAsync(read, input.IsShared, reader, transaction, cancellationToken),
            SearchReading.Failed failed => failed.Outcome,
            _ => throw new UnreachableException(),
        };
    }

    private async Task<SavedSearchOutcome> SaveAsync(SearchReading.Read read, bool isShared, SearchReader reader, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        if (await db.SavedSearches.OwnedBy(reader.Id).CountAsync(cancellationToken) >= SavedSearch.MaxPerOwner)
        {
            return new SavedSearchOutcome.Refused($"You have {SavedSearch.MaxPerOwner} saved searches, as many as fit. Delete one that you no longer use first.");
        }

        var now = clock.GetUtcNow();
        var search = new SavedSearch { OwnerId = reader.Id, Name = read.Name, Query = read.Query, IsShared = isShared, CreatedAt = now, ChangedAt = now };
        db.SavedSearches.Add(search);
        await audit.SaveAsync(reader.Actor, () => Act("save", search, after: StateOf(search)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SavedSearchOutcome.Done(search);
    }

    /// <summary>Changes name, query or sharing. What is shared no longer ends the notices and feeds that others had of it, and takes along what they were told: it would lead them nowhere.</summary>
    public async Task<SavedSearchOutcome> ChangeAsync(long id, SavedSearchInput input, SearchReader reader, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, reader, cancellationToken) is not { } found)
        {
            return new SavedSearchOutcome.NotTheirs();
        }

        await using var transaction = await OpenAsync(found.OwnerId, cancellationToken);
        await LockAsync(id, cancellationToken);
        if (await FindAsync(id, reader, cancellationToken) is not { } search)
        {
            return new SavedSearchOutcome.NotTheirs();
        }

        if (input.Seen is { } seen && seen != search.ChangedAt)
        {
            return new SavedSearchOutcome.Outdated(search);
        }

        return await ReadAsync(input, search.OwnerId, reader, id, cancellationToken) switch
        {
            SearchReading.Read read => await ChangeAsync(search, new State(read.Name, read.Query, input.IsShared), reader, transaction, cancellationToken),
            SearchReading.Failed failed => failed.Outcome,
            _ => throw new UnreachableException(),
        };
    }

    private async Task<SavedSearchOutcome> ChangeAsync(SavedSearch search, State wanted, SearchReader reader, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var before = StateOf(search);
        (search.Name, search.Query, search.IsShared) = wanted;
        if (before != wanted)
        {
            search.ChangedAt = clock.GetUtcNow();
            var ended = search.IsShared ? 0 : await db.SearchSubscriptions.Where(s => s.SearchId == search.Id && s.UserId != search.OwnerId).ExecuteDeleteAsync(cancellationToken);
            await audit.SaveAsync(reader.Actor, () => Act("change", search, before, new { search.Name, search.Query, search.IsShared, endedSubscriptions = ended }), cancellationToken);
            if (!search.IsShared)
            {
                // Others' subscriptions are gone by now, and with them whoever might tell more.
                await db.ReaderNotices.AboutSearch(search.Id).Where(n => n.RecipientId != search.OwnerId).ExecuteDeleteAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return new SavedSearchOutcome.Done(search);
    }

    /// <summary>Removes a search with all that readers had of it: notices and feeds end, and what was told of it goes.</summary>
    public async Task<SavedSearchOutcome> DeleteAsync(long id, SearchReader reader, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(id, cancellationToken);
        if (await FindAsync(id, reader, cancellationToken) is not { } search)
        {
            return new SavedSearchOutcome.NotTheirs();
        }

        db.SavedSearches.Remove(search);
        await audit.SaveAsync(reader.Actor, () => Act("delete", search, before: StateOf(search)), cancellationToken);

        // After the subscriptions, which whoever tells news holds meanwhile: none is told later.
        await db.ReaderNotices.AboutSearch(id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SavedSearchOutcome.Done(search);
    }

    /// <summary>One person's searches are saved one after another, so that neither their number nor their names run past the rules.</summary>
    private async Task<IDbContextTransaction> OpenAsync(Guid owner, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select from users where id = {owner} for no key update", cancellationToken);
        return transaction;
    }

    /// <summary>Who subscribes to it or changes it waits meanwhile: what they see of it holds until they are done.</summary>
    private Task<int> LockAsync(long id, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"select from saved_searches where id = {id} for update", cancellationToken);

    private async Task<SavedSearch?> FindAsync(long id, SearchReader reader, CancellationToken cancellationToken) =>
        await db.SavedSearches.SeenBy(reader.Id).SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } search && reader.MayChange(search) ? search : null;

    private async Task<SearchReading> ReadAsync(SavedSearchInput input, Guid owner, SearchReader reader, long? id, CancellationToken cancellationToken)
    {
        var name = SavedSearchRules.Clean(input.Name);
        if (SavedSearchRules.FindFault(name) is { } fault)
        {
            return Refused(fault);
        }

        return await queries.PrepareAsync(input.Query, reader.Id, cancellationToken) switch
        {
            SearchPreparation.Refused refused => new SearchReading.Failed(new SavedSearchOutcome.BadQuery(refused.Problem)),
            SearchPreparation.Ready ready when ready.Query.ToString() is { Length: > ArticleQuery.MaxLength } query => Refused($"The query has {query.Length} characters; {ArticleQuery.MaxLength} fit. Shorten it."),
            SearchPreparation.Ready when await db.SearchesNamed(owner, name).AnyAsync(s => s.Id != id, cancellationToken) => Refused($"There is a search “{name}” already. Choose another name."),
            SearchPreparation.Ready ready => new SearchReading.Read(name, ready.Query.ToString()),
            _ => throw new UnreachableException(),
        };
    }

    private static SearchReading.Failed Refused(string why) => new(new SavedSearchOutcome.Refused(why));

    private static AuditedAct Act(string verb, SavedSearch search, object? before = null, object? after = null) => new($"searches.{verb}", nameof(SavedSearch), $"{search.Id}", before, after);

    private static State StateOf(SavedSearch search) => new(search.Name, search.Query, search.IsShared);

    private sealed record State(string Name, string Query, bool IsShared);

    /// <summary>What came of reading what a form has.</summary>
    private abstract record SearchReading
    {
        private SearchReading()
        {
        }

        /// <param name="Query">In its one form.</param>
        public sealed record Read(string Name, string Query) : SearchReading;

        public sealed record Failed(SavedSearchOutcome Outcome) : SearchReading;
    }
}
