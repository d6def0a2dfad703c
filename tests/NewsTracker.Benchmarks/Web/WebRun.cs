using System.Globalization;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Which archive is served by which host, and for how long each page is asked for.</summary>
/// <param name="Folder">As <c>load</c> filled it.</param>
/// <param name="Program">The built web host: NewsTracker.Web.dll.</param>
internal sealed record WebRun(string Folder, string Program, TimeSpan Time, string? Json)
{
    public const string Usage = "NewsTracker.Benchmarks web --home DIR --web NewsTracker.Web.dll [--seconds N] [--json FILE]";

    public static WebRun? Find(IReadOnlyList<string> args)
    {
        var run = new WebRun("", "", TimeSpan.FromSeconds(15), null);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count || run.With(args[i], args[i + 1]) is not { } changed)
                return null;
            run = changed;
        }

        return Directory.Exists(run.Folder) && File.Exists(run.Program) ? run : null;
    }

    private WebRun? With(string name, string value) => name switch
    {
        "--home" => this with { Folder = Path.GetFullPath(value) },
        "--web" => this with { Program = Path.GetFullPath(value) },
        "--seconds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600 => this with { Time = TimeSpan.FromSeconds(seconds) },
        "--json" => this with { Json = value },
        _ => null,
    };
}
