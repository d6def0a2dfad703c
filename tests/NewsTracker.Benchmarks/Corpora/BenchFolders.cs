namespace NewsTracker.Benchmarks.Corpora;

/// <summary>Where measured cases lie: what an environment variable names, else a folder beside the repository, else nowhere.</summary>
internal static class BenchFolders
{
    public const string PagesVariable = "NEWSTRACKER_BENCH_PAGES";
    public const string CasesVariable = "NEWSTRACKER_BENCH_CASES";

    /// <summary>A folder of saved pages, with <c>urls.json</c> beside them.</summary>
    public static string? Pages => Find(PagesVariable, Path.Combine("extract", "articlebody-dev", "pages"));

    /// <summary>The cases of the dates suite.</summary>
    public static string? Dates => InCases(Path.Combine("dates", "cases.jsonl"));

    /// <summary>The documents of the feeds suite.</summary>
    public static string? Feeds => InCases(Path.Combine("feeds", "in", "files"));

    private static string? InCases(string path) => Find(CasesVariable, "") is { } cases && Path.Exists(Path.Combine(cases, path)) ? Path.Combine(cases, path) : null;

    private static string? Find(string variable, string path)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : throw new DirectoryNotFoundException($"{variable} names {named}, which is no folder.");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsTracker.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "bench", path) is var beside && Directory.Exists(beside) ? beside : null;
        }

        return null;
    }
}
