namespace NewsTracker.Data.Embedded;

/// <summary>
/// initdb's locale options, best first. Order by code point is the same on every machine and release, so indexes survive a move and an
/// upgrade of the operating system; but upper and lower case, and which characters make a word, must follow Unicode, or searches lose every
/// É and Д. That is the locale C.UTF-8: built into PostgreSQL from 17 on, and from the system's C library for what still asks that.
/// Plain C works everywhere and is the last resort.
/// </summary>
internal static class ClusterLocale
{
    private const int BuiltInSince = 17;

    public static IEnumerable<string[]> Choices(int major)
    {
        foreach (var ofTheSystem in SystemLocales())
        {
            if (major >= BuiltInSince)
            {
                yield return
                [
                    "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
                    "--lc-collate", "C", "--lc-ctype", ofTheSystem, .. English,
                ];
            }
            else
            {
                yield return ["--lc-collate", "C", "--lc-ctype", ofTheSystem, .. English];
            }
        }
    }

    private static string[] English => ["--lc-messages", "C", "--lc-monetary", "C", "--lc-numeric", "C", "--lc-time", "C", "--text-search-config", "simple"];

    private static string[] SystemLocales() => OperatingSystem.IsMacOS() ? ["C.UTF-8", "en_US.UTF-8", "C"] : ["C.UTF-8", "C"];
}
