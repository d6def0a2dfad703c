using System.Globalization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Reference;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Reads articles for countries and positions; what lies below the default threshold is left out unless <c>--threshold</c> asks for it. <c>--model</c> weighs with weights of a file, <c>--wording-model</c> hears with those of another, <c>--encoder</c> reads with another encoder, or with none where it says <c>none</c>.</summary>
internal sealed class AnalyzeVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var lexicon = ReferenceData.LoadLexicon();
        var cases = await JsonLines.ReadAsync<Case>(arguments.In, cancellationToken);
        var threshold = arguments.Others.TryGetValue("--threshold", out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : SuggestedPosition.DefaultThreshold;
        var model = arguments.Others.TryGetValue("--model", out var file) ? Read(file, PositionModel.Read) : PositionModel.Default;
        var wordings = arguments.Others.TryGetValue("--wording-model", out var wordingFile) ? Read(wordingFile, WordingModel.Read) : WordingModel.Default;
        using var own = arguments.Others.TryGetValue("--encoder", out var encoderFile) && encoderFile != "none" ? new PositionEncoder(encoderFile) : null;
        var encoder = encoderFile is null ? DeliveredEncoder.Find() : own;
        var results = new List<Result>();
        for (var round = 0; round < arguments.Repeat; round++)
        {
            results.Clear();
            foreach (var entry in cases)
                results.Add(Result.Of(entry, PositionAnalyser.Analyse(entry.Title ?? "", entry.Text, entry.PublishedOn, lexicon, model, wordings, () => encoder), threshold));
        }

        await JsonLines.WriteAsync(arguments.Out, results, cancellationToken);
        return cases.Count * arguments.Repeat;
    }

    private static T Read<T>(string file, Func<TextReader, T> read)
    {
        using var reader = new StreamReader(file);
        return read(reader);
    }

    private sealed record Case(string Id, string? Title, string? Date, string Text)
    {
        public DateOnly? PublishedOn => DateOnly.TryParse(Date, CultureInfo.InvariantCulture, out var date) ? date : null;
    }

    private sealed record Result(string Id, bool Relevant, IReadOnlyList<string> Countries, IReadOnlyList<Position> Positions)
    {
        public static Result Of(Case entry, Analysis analysis, double threshold) => new(
            entry.Id,
            analysis.IsRelevant,
            [.. analysis.Countries.Select(country => country.Country.Value)],
            [
                .. analysis.Positions.Where(position => position.Confidence >= threshold).Select(position => new Position(
                    position.Country.Value, position.Topic.ToKey(), position.Stance.ToKey(), position.Evidence.In(entry.Text), position.Confidence, position.Reason)),
            ]);
    }

    private sealed record Position(string Iso3, string Topic, string Stance, string Evidence, double Confidence, string Reason);
}
