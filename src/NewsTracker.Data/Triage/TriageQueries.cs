using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Accounts;

namespace NewsTracker.Data.Triage;

/// <summary>Named pieces from which the queries of triage are put together.</summary>
public static class TriageQueries
{
    private const int MostEditors = 200;

    /// <summary>What an editor was given and has not finished, the newest first. Served by ix_articles_assigned.</summary>
    public static IQueryable<Article> WaitingFor(this IQueryable<Article> articles, Guid editor) =>
        articles.Where(a => a.AssigneeId == editor && (a.TriageState == TriageState.New || a.TriageState == TriageState.Kept)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id);

    /// <summary>How many of some articles are coded; by pk_articles.</summary>
    public static Task<int> CodedAmongAsync(this IQueryable<Article> articles, long[] ids, CancellationToken cancellationToken) =>
        articles.CountAsync(a => ids.Contains(a.Id) && a.TriageState == TriageState.Coded, cancellationToken);

    /// <summary>What an undo left to nobody because who had it before the go is no editor now. Served by ix_triage_acts_batch_id_id and ix_triage_acts_article_id_id.</summary>
    public static IQueryable<TriageAct> LeftToNobody(this IQueryable<TriageAct> acts, Guid undo, Guid batch) =>
        acts.Where(a => a.BatchId == undo && a.AssigneeId == null && acts.Any(go => go.ArticleId == a.ArticleId && go.BatchId == batch && go.PreviousAssigneeId != null && go.PreviousAssigneeId != go.AssigneeId
            && !acts.Any(between => between.ArticleId == go.ArticleId && between.Id > go.Id && between.Id < a.Id && between.AssigneeId != between.PreviousAssigneeId)));

    /// <summary>Who can be given articles: editors and admins whose account is open.</summary>
    public static IQueryable<User> Editors(this NewsTrackerDbContext db) =>
        from user in db.Users
        where (user.LockoutEnd == null || user.LockoutEnd < DateTimeOffset.MaxValue)
            && db.UserRoles.Any(member => member.UserId == user.Id && db.Roles.Any(role => role.Id == member.RoleId && (role.Name == Role.Editor || role.Name == Role.Admin)))
        orderby user.DisplayName, user.Id
        select user;

    /// <summary>Whom a list offers: the first by name, and always the one who is named where they can be given articles.</summary>
    public static IQueryable<User> EditorsToChoose(this NewsTrackerDbContext db, Guid? named)
    {
        var first = db.Editors().Take(MostEditors).Select(u => u.Id);
        return db.Editors().Where(u => u.Id == named || first.Contains(u.Id));
    }
}
