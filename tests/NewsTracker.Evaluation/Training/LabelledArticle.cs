using System.Text.Json;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Evaluation.Training;

/// <summary>An article of a development set with what a coder read in it.</summary>
internal sealed record LabelledArticle(string Id, string? Title, string? Date, string Text, IReadOnlyList<LabelledArticle.Label> Positions)
{
    private static readonly JsonSerializerOptions Labels = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The articles of files: an object a line, or, as <c>.txt</c>, <c>= id</c>, a headline, the text, and lines like <c>&gt; CHL use rules_out</c> (<c>?</c> where borderline; <c>formalises/in_effect</c> where a coder would also accept the second).</summary>
    public static async Task<List<LabelledArticle>> ReadAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var articles = new List<LabelledArticle>();
        foreach (var file in files)
        {
            var lines = await File.ReadAllLinesAsync(file, cancellationToken);
            articles.AddRange(file.EndsWith(".txt", StringComparison.Ordinal) ? OfText(lines) : lines.Select(line => JsonSerializer.Deserialize<LabelledArticle>(line, Labels)!));
        }

        return articles;
    }

    /// <summary>Candidates with the coder's verdict; borderline positions teach nothing.</summary>
    public IEnumerable<JudgedCandidate> Verdicts(CountryLexicon lexicon, WordingModel wordings) =>
        from candidate in PositionAnalyser.Candidates(Title ?? "", Text, lexicon, wordings)
        let labels = Positions.Where(label => label.Iso3 == candidate.Country.Value && label.Topic == candidate.Topic.ToKey()).ToList()
        where labels.Count == 0 || labels.Exists(label => !label.Optional)
        select new JudgedCandidate(candidate.Features, labels.Exists(label => !label.Optional && (label.Stance == candidate.Stance.ToKey() || label.AlsoAccept.Contains(candidate.Stance.ToKey()))));

    private static IEnumerable<LabelledArticle> OfText(string[] lines)
    {
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("= ", StringComparison.Ordinal)).ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1).Append(lines.Length)))
        {
            var body = lines[(start + 2)..end];
            yield return new LabelledArticle(
                lines[start][2..], lines[start + 1], null, string.Join('\n', body.Where(line => !IsLabel(line))).Trim(),
                [.. body.Where(IsLabel).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(words => LabelOf(words, words[3].Split('/')))]);
        }

        static Label LabelOf(string[] words, string[] stances) => new(words[1], words[2], stances[0], words[0] == "?") { AlsoAccept = stances[1..] };

        static bool IsLabel(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("? ", StringComparison.Ordinal);
    }

    internal sealed record Label(string Iso3, string Topic, string Stance, bool Optional = false)
    {
        public IReadOnlyList<string> AlsoAccept { get; init; } = [];
    }
}
