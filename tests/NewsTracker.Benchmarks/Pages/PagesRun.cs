using System.Globalization;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>How large the archive is, and how often each page is asked for.</summary>
/// <param name="Web">The built web host: NewsTracker.Web.dll.</param>
internal sealed record PagesRun(string Web, int Articles, int Positions, int Requests, string? Json)
{
    public const string Usage = "NewsTracker.Benchmarks pages --web NewsTracker.Web.dll [--articles N] [--positions N] [--requests N] [--json FILE]";

    public static PagesRun? Find(IReadOnlyList<string> args)
    {
        var run = new PagesRun("", 1_000_000, 20_000, 200, null);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count || run.With(args[i], args[i + 1]) is not { } changed)
                return null;
            run = changed;
        }

        return File.Exists(run.Web) ? run : null;
    }

    private PagesRun? With(string name, string value) => name switch
    {
        "--web" => this with { Web = Path.GetFullPath(value) },
        "--articles" when Number(value) is >= 1 and <= 5_000_000 and var articles => this with { Articles = articles },
        "--positions" when Number(value) is >= 1 and <= 1_000_000 and var positions => this with { Positions = positions },
        "--requests" when Number(value) is >= 20 and <= 10_000 and var requests => this with { Requests = requests },
        "--json" => this with { Json = value },
        _ => null,
    };

    private static int Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
