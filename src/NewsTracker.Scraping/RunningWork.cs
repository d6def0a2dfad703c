namespace NewsTracker.Scraping;

/// <summary>What a loop has begun and not yet seen end, and what it keeps of each.</summary>
internal sealed class RunningWork<T>
{
    private readonly List<(Task Task, T Kept)> running = [];

    public int Count => running.Count;

    public IEnumerable<Task> Tasks => running.Select(work => work.Task);

    public void Add(Task task, T kept) => running.Add((task, kept));

    public void DropEnded() => running.RemoveAll(work => work.Task.IsCompleted);

    public bool Any(Func<T, bool> isSo) => running.Exists(work => isSo(work.Kept));
}
