using System.Diagnostics;
using System.Globalization;
using NewsTracker.Evaluation.Verbs;
using NewsTracker.Evaluation.Verbs.FetchProbe;

var verbs = new Dictionary<string, IVerb>(StringComparer.Ordinal)
{
    ["extract"] = new ExtractVerb(),
    ["parse-date"] = new ParseDateVerb(),
    ["parse-feed"] = new ParseFeedVerb(),
    ["robots-check"] = new RobotsCheckVerb(),
    ["fetch-probe"] = new FetchProbeVerb(Console.Error),
    ["train"] = new TrainVerb(Console.Out),
    ["sanitize"] = new SanitizeVerb(),
    ["analyze"] = new AnalyzeVerb(),
    ["train-positions"] = new TrainPositionsVerb(Console.Out),
    ["stories"] = new StoriesVerb(),
    ["encoder-lessons"] = new EncoderLessonsVerb(),
    ["encoder-votes"] = new EncoderVotesVerb(),
};

if (args.Length == 0 || !verbs.TryGetValue(args[0], out var verb) || VerbArguments.Find(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync($"usage: NewsTracker.Evaluation VERB --in X --out Y [--repeat N]   verbs: {string.Join(' ', verbs.Keys)}");
    return 2;
}

var clock = Stopwatch.StartNew();
var documents = await verb.RunAsync(arguments, CancellationToken.None);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents} documents, {documents / clock.Elapsed.TotalSeconds:F1} a second, reading and writing included"));
return 0;
