using System.Collections.Immutable;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis;

/// <summary>
/// Reads an English article for the states in it and their positions on the Convention. A function of its arguments: the same
/// text gives the same findings. Docs: docs/analysis.md.
/// </summary>
public static class PositionAnalyser
{
    /// <summary>Raised whenever the same text may give other findings, so that stored suggestions can be brought up to date.</summary>
    public const int EngineVersion = 20;

    /// <summary>What the scorer gives the best reading of a text, by rules and wording alone, for the encoder to be asked about one that may be about something else: of 416 labelled articles it found no position where all were below .3.</summary>
    private const double MoreThanATrifle = 0.25;

    public static Analysis Analyse(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon) =>
        Analyse(headline, text, publishedOn, lexicon, PositionModel.Default);

    /// <summary>The same with a scorer of one's own, as one trained on editors' verdicts.</summary>
    public static Analysis Analyse(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon, PositionModel model) => Read(headline, text, publishedOn, lexicon).Rate(model);

    /// <summary>The same with models of one's own, as those trained without the text.</summary>
    /// <param name="encoder">Called where it is worth asking; null where scorer and wording are to be heard alone.</param>
    internal static Analysis Analyse(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon, PositionModel model, WordingModel wordings, Func<PositionEncoder?> encoder) =>
        Read(headline, text, publishedOn, lexicon, wordings, encoder).Rate(model);

    /// <summary>Why the engine reads without its encoder, and finds less; null where nothing is known to stand in its way.</summary>
    public static string? EncoderFault => DeliveredEncoder.Fault;

    /// <summary>Loads the encoder for who will read much, and must not begin without it.</summary>
    /// <returns>Why it cannot be loaded; null where it is.</returns>
    public static string? LoadEncoder() => DeliveredEncoder.Find() is null ? DeliveredEncoder.Fault : null;

    /// <summary>All of the analysis that needs no scorer: of most articles that is the whole, since they are about something else.</summary>
    public static UnratedAnalysis Read(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon) => Read(headline, text, publishedOn, lexicon, WordingModel.Default, DeliveredEncoder.Find);

    /// <summary>The same by rules and wording alone, so that the encoder is not loaded for it.</summary>
    public static UnratedAnalysis ReadWithoutEncoder(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon) => Read(headline, text, publishedOn, lexicon, WordingModel.Default, () => null);

    /// <summary>What <see cref="Analysis.Countries"/> tells, without looking for positions.</summary>
    public static IReadOnlyList<AnalysedCountry> CountriesOf(string headline, string text, CountryLexicon lexicon) =>
        ReadEnglish(headline, text, lexicon) is { } article ? CountryRoles.Of(article, ActorsOf(article)) : [];

    private static UnratedAnalysis Read(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon, WordingModel wordings, Func<PositionEncoder?> encoder)
    {
        var (english, language) = EnglishParts.Of(text);
        if (language is AnalysedLanguage.NotAnalysed)
            return new UnratedAnalysis(false, _ => Analysis.NotAnalysed(EngineVersion));
        var article = ArticleReading.Read(headline, english, new CountryMentionFinder(lexicon));
        var actors = ActorsOf(article);
        var countries = CountryRoles.Of(article, actors);
        if (!article.Relevance.IsPossible)
            return new UnratedAnalysis(false, _ => new Analysis(false, language, countries, [], EngineVersion));
        var found = Candidates(headline, article, actors, wordings, encoder);
        return new UnratedAnalysis(true, Rate);

        Analysis Rate(PositionModel model)
        {
            var positions = Suggestions.From(text, publishedOn, [.. found.Select(candidate => candidate with { Confidence = EncoderVote.On(candidate, model.Rate(candidate.Features)) })], lexicon);

            // What tells a position on the Convention is about it, however it is put.
            return new Analysis(article.Relevance.IsCertain || positions.Any(position => !position.IsPossible), language, countries, positions, EngineVersion);
        }
    }

    /// <summary>Everything that rules and wording find in what is English, before it is weighed; what the trainer learns from.</summary>
    internal static IReadOnlyList<Candidate> Candidates(string headline, string text, CountryLexicon lexicon) => Candidates(headline, text, lexicon, WordingModel.Default);

    /// <summary>The same by another model of wordings, as one that has not seen the article.</summary>
    internal static IReadOnlyList<Candidate> Candidates(string headline, string text, CountryLexicon lexicon, WordingModel wordings) =>
        ReadEnglish(headline, text, lexicon) is { Relevance.IsPossible: true } article ? Candidates(headline, article, ActorsOf(article), wordings, () => null) : [];

    /// <summary>The same by encoder too, for who weighs one against the other.</summary>
    internal static IReadOnlyList<Candidate> Candidates(string headline, string text, CountryLexicon lexicon, WordingModel wordings, PositionEncoder encoder) =>
        ReadEnglish(headline, text, lexicon) is { Relevance.IsPossible: true } article ? Candidates(headline, article, ActorsOf(article), wordings, () => encoder) : [];

    /// <summary>Every state of every sentence as the wording model sees it, whatever the article is about.</summary>
    /// <param name="numbers">Of the model that is to rate them; none where they are to teach one.</param>
    internal static IEnumerable<WordedState> Worded(string headline, string text, CountryLexicon lexicon, TokenNumbers numbers) =>
        ReadEnglish(headline, text, lexicon) is { } article ? WordedState.In(article, ActorsOf(article), numbers) : [];

    /// <summary>An article as the encoder sees it, whatever it is about.</summary>
    internal static IEnumerable<EncoderWindow> Windows(string headline, string text, CountryLexicon lexicon) =>
        ReadEnglish(headline, text, lexicon) is { } article && ActorsOf(article) is var actors ? EncoderWindow.Of(headline, [.. WordedState.In(article, actors, TokenNumbers.None)], actors) : [];

    /// <returns>Null where nothing in it is English.</returns>
    private static ArticleReading? ReadEnglish(string headline, string text, CountryLexicon lexicon)
    {
        var (english, language) = EnglishParts.Of(text);
        return language is AnalysedLanguage.NotAnalysed ? null : ArticleReading.Read(headline, english, new CountryMentionFinder(lexicon));
    }

    private static IReadOnlyList<SentenceActors> ActorsOf(ArticleReading article) => [.. article.Sentences.Select(sentence => SentenceActors.Read(sentence, article.Discourse))];

    /// <param name="encoder">Asked for only where rules or wording found something, and more than a trifle where the text may be about something else: most texts need neither its time nor its memory.</param>
    private static List<Candidate> Candidates(string headline, ArticleReading article, IReadOnlyList<SentenceActors> sentences, WordingModel wordings, Func<PositionEncoder?> encoder)
    {
        var (found, focus) = RuleReader.Read(article, sentences);
        var rated = wordings.Rate(WordedState.In(article, sentences, wordings.Numbers)).ToList();
        var opinions = WordingReader.OpinionsOn(rated);
        var telling = found.Select(one => one.Finding.Event.Sentence.Index).Concat(rated.Where(one => one.MayTell).Select(one => one.State.Actors.Sentence.Index)).ToHashSet();
        var isWorthIt = telling.Count > 0 && (article.Relevance.IsCertain || Weigh(ImmutableDictionary<(CountryCode, Topic), EncodedOpinion>.Empty).Exists(candidate => PositionModel.Default.Rate(candidate.Features) >= MoreThanATrifle));
        return Weigh(isWorthIt && encoder() is { } reader ? EncoderReader.Ask(headline, sentences, [.. rated.Select(one => one.State)], telling, reader) : ImmutableDictionary<(CountryCode, Topic), EncodedOpinion>.Empty);

        List<Candidate> Weigh(IReadOnlyDictionary<(CountryCode, Topic), EncodedOpinion> encoded) => Choosing.Candidates.Of(TopicReading.Of(found, opinions, encoded), new TextKind(article), focus, wordings);
    }
}
