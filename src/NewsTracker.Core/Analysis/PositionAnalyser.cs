using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>
/// Reads an English article for the states in it and their positions on the Convention. A function of its arguments: the same
/// text gives the same findings. Docs: docs/analysis.md.
/// </summary>
public static class PositionAnalyser
{
    /// <summary>Raised whenever the same text may give other findings, so that stored suggestions can be brought up to date.</summary>
    public const int EngineVersion = 1;

    private static readonly IReadOnlyList<ITopicReader> Readers = [new WithdrawalReader(), new AccessionReader(), new SupportReader(), .. ArmsReader.All, new ClearanceReader()];

    public static Analysis Analyse(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon) =>
        Analyse(headline, text, publishedOn, lexicon, PositionModel.Default);

    internal static Analysis Analyse(string headline, string text, DateOnly? publishedOn, CountryLexicon lexicon, PositionModel model)
    {
        var article = ArticleReading.Read(headline, text, new CountryMentionFinder(lexicon));
        if (!article.IsRelevant)
            return new Analysis(false, AnalysedLanguage.English, Countries(article), [], EngineVersion);
        var candidates = Candidates(article).Select(candidate => candidate with { Confidence = model.Rate(candidate.Features) }).ToList();
        return new Analysis(true, AnalysedLanguage.English, Countries(article), Suggestions.From(text, candidates), EngineVersion);
    }

    internal static List<Candidate> Candidates(ArticleReading article)
    {
        var candidates = new List<Candidate>();
        var focus = new DocumentFocus { IsAboutLeaving = article.IsAboutLeaving };
        foreach (var sentence in article.Sentences)
        {
            focus.Enter(sentence);
            var actors = SentenceActors.Read(sentence, article.Discourse);
            foreach (var clause in sentence.Clauses)
            {
                for (var at = clause.From; at < clause.To; at++)
                    candidates.AddRange(At(actors, clause, at, focus));
            }

            focus.Pass(sentence);
        }

        return candidates;
    }

    private static IEnumerable<Candidate> At(SentenceActors actors, Clause clause, int at, DocumentFocus focus)
    {
        var atom = actors.Sentence.Atoms[at];
        if (atom.Concepts == Concept.None || clause.Kind is ClauseKind.Dateline)
            yield break;
        Event? reading = null;
        foreach (var reader in Readers)
        {
            if (!atom.Is(reader.Openers))
                continue;
            reading ??= Event.Read(actors, clause, at, focus);
            if (reader.Read(reading) is not { } finding)
                continue;
            foreach (var country in finding.Subject.Countries.Concat(SubjectFinder.Companions(actors, clause).SelectMany(other => other.Countries)).Distinct())
                yield return new Candidate(country, finding, CandidateFeatures.Of(finding));
        }
    }

    private static IReadOnlyList<AnalysedCountry> Countries(ArticleReading article) =>
    [
        .. from mention in article.Mentions
           group mention by mention.Country into same
           where same.Any(mention => mention.NamedBy < CountryNameKind.Capital) || article.Acting.Contains(same.Key)
           select new AnalysedCountry(same.Key, CountryRole.Background, [.. same.Select(mention => new TextSpan(mention.Start, mention.Length))]),
        .. article.Discourse.Speaker is { } speaker && !article.Mentions.Any(mention => mention.Country == speaker) ? [new AnalysedCountry(speaker, CountryRole.Actor, [])] : Array.Empty<AnalysedCountry>(),
    ];
}
