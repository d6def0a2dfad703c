using System.Linq.Expressions;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Tags;
using NewsTracker.Core.Triage;

namespace NewsTracker.Web.Pages.Jobs;

/// <summary>A job as lists and its own page show it.</summary>
public sealed record JobView(
    long Id,
    string Kind,
    string Title,
    JobState State,
    int Done,
    int? Total,
    string? Message,
    string AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset NotBefore,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? HeartbeatAt,
    DateTimeOffset? CancelAskedAt,
    string? RunBy,
    int Attempts,
    string? SubjectType,
    string? SubjectId)
{
    internal static readonly Expression<Func<Job, JobView>> FromJob = j => new JobView(
        j.Id, j.Kind, j.Title, j.State, j.Done, j.Total, j.Message, j.AskedBy, j.AskedAt, j.NotBefore, j.StartedAt, j.FinishedAt, j.HeartbeatAt, j.CancelAskedAt, j.RunBy, j.Attempts,
        j.SubjectType, j.SubjectId);

    /// <summary>Whether it says something how far the job is: one that has done all of it says so itself.</summary>
    public bool TellsProgress => (Total is not null || Done > 0) && !(State == JobState.Succeeded && Done == Total && Message is not null);

    public bool IsUnfinished => State is JobState.Queued or JobState.Running;

    public bool CanBeCancelled => IsUnfinished && CancelAskedAt is null;

    public bool CanBeRetried => State is JobState.Failed or JobState.Cancelled;

    /// <summary>How long after its beginning it ended, with what it waited for between two tries; absent where it has not finished, or ended without having begun.</summary>
    public string? EndedAfter => FinishedAt - StartedAt is { } span && span >= TimeSpan.Zero ? InstantWords.Took(span) : null;

    public bool HasActs => CanBeCancelled || CanBeRetried;

    /// <summary>Where its results are looked at, beside its own page.</summary>
    public string? SubjectLink => (SubjectType, SubjectId) switch
    {
        (nameof(Source), { } id) => $"/sources/{id}",
        (nameof(Job), { } id) => $"/jobs/{id}",
        (nameof(Article), { } id) => $"/articles/{id}",
        (TriageAct.Batch, { } id) => $"/triage/{id}",
        (nameof(Tagging), { } id) => $"/tags/taggings/{id}",
        _ => null,
    };
}
