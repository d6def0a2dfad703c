using System.Text.Json;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Reference;
using NewsTracker.Evaluation.Training;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Writes labelled files as the encoder sees them, for <c>train.py</c> and <c>teach.py</c> of <c>Training/Encoder</c>: an article a line, so that what it learns from and what it is asked later are cut by the same code. <c>--names FILE</c> takes the pieces by which states may go.</summary>
internal sealed class EncoderLessonsVerb : IVerb
{
    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var lexicon = ReferenceData.LoadLexicon();
        var articles = await LabelledArticle.ReadAsync(arguments.In.Split(','), cancellationToken);
        await JsonLines.WriteAsync(arguments.Out, [.. articles.Select(article => Lesson.Of(article, lexicon))], cancellationToken);
        if (arguments.Others.TryGetValue("--names", out var names))
            await File.WriteAllTextAsync(names, JsonSerializer.Serialize(StateNames.Pieces), cancellationToken);
        return articles.Count;
    }

    /// <param name="States">The states of the article, by code; the others name them by number.</param>
    private sealed record Lesson(string Id, IReadOnlyList<string> States, IReadOnlyList<Window> Windows, IReadOnlyList<Label> Labels)
    {
        public static Lesson Of(LabelledArticle article, CountryLexicon lexicon)
        {
            var windows = PositionAnalyser.Windows(article.Title ?? "", article.Text, lexicon).ToList();
            var states = windows.SelectMany(window => window.States).Select(state => state.At.Country).Distinct().ToList();
            return new Lesson(
                article.Id,
                [.. states.Select(state => state.Value)],
                [.. windows.Select(window => new Window(window.Pieces, [.. window.States.Select(state => Rated.Of(state, states))]))],
                [.. article.Positions.Select(label => new Label(label.Iso3, label.Topic, label.Stance, label.Optional, label.AlsoAccept))]);
        }
    }

    /// <param name="Pieces">A state's name is below zero: −1 is the first name of the article, −2 the second.</param>
    private sealed record Window(IReadOnlyList<int> Pieces, IReadOnlyList<Rated> States);

    private sealed record Rated(int State, int NameFrom, int NameTo, int SentenceFrom, int SentenceTo, int Kind)
    {
        public static Rated Of(EncodedState state, List<CountryCode> states) =>
            new(states.IndexOf(state.At.Country), state.Name.From, state.Name.To, state.Sentence.From, state.Sentence.To, PositionEncoder.NumberOf(state.Kind));
    }

    private sealed record Label(string Iso3, string Topic, string Stance, bool Optional, IReadOnlyList<string> AlsoAccept);
}
