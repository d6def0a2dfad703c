using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Reference;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Writes what scorer and encoder make of every reading of labelled files, for <c>Training/Encoder/vote.py</c>, which weighs them against each other. Neither may have learned from the files: <c>--model</c>, <c>--wording-model</c> and <c>--encoder</c> name such as have not.</summary>
internal sealed class EncoderVotesVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var lexicon = ReferenceData.LoadLexicon();
        var articles = await LabelledArticle.ReadAsync(arguments.In.Split(','), cancellationToken);
        using var scorerFile = new StreamReader(arguments.Others["--model"]);
        using var wordingFile = new StreamReader(arguments.Others["--wording-model"]);
        var (scorer, wordings) = (PositionModel.Read(scorerFile), WordingModel.Read(wordingFile));
        using var encoder = new PositionEncoder(arguments.Others["--encoder"]);
        await JsonLines.WriteAsync(arguments.Out, [.. articles.SelectMany(article => VotesOn(article, lexicon, scorer, wordings, encoder))], cancellationToken);
        return articles.Count;
    }

    /// <summary>Borderline positions tell nothing.</summary>
    private static IEnumerable<Vote> VotesOn(LabelledArticle article, CountryLexicon lexicon, PositionModel scorer, WordingModel wordings, PositionEncoder encoder) =>
        from candidate in PositionAnalyser.Candidates(article.Title ?? "", article.Text, lexicon, wordings, encoder)
        let labels = article.Positions.Where(label => label.Iso3 == candidate.Country.Value && label.Topic == candidate.Topic.ToKey()).ToList()
        where candidate.Encoded is not null && (labels.Count == 0 || labels.Exists(label => !label.Optional))
        select new Vote(
            EncoderVote.FiguresOf(candidate, scorer.Rate(candidate.Features)),
            labels.Exists(label => !label.Optional && (label.Stance == candidate.Stance.ToKey() || label.AlsoAccept.Contains(candidate.Stance.ToKey()))));

    private sealed record Vote(IReadOnlyList<double> Figures, bool IsRight);
}
