using NewsTracker.Core.Jobs;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Jobs;

/// <summary>The notices that jobs put up.</summary>
internal static class JobNotices
{
    public static string FailedKey(long jobId) => $"job-failed:{jobId}";

    public static NoticeReport Failed(long jobId, string title, string message) => new(
        FailedKey(jobId), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Job), $"{jobId}", $"/jobs/{jobId}",
        $"A job has failed: {title}",
        $"{message} It is not tried again by itself: begin it anew on its page when the cause is mended, or dismiss this.");
}
