using System.Text;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Makes articles that look like news to an index: sentences of the sample newsroom taken apart and put together anew, words as rare and as common as in language (Zipf's law), and a few whose
/// frequency is known, to be searched for. The same number always gives the same article.</summary>
internal sealed class LoadText
{
    /// <summary>Words that stand in a known share of all articles. Rare stands in 28 of a million.</summary>
    public static readonly IReadOnlyDictionary<string, double> Known = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["zelquorin"] = 28e-6,
        ["brastovane"] = 0.001,
        ["kurmelith"] = 0.01,
        ["dolverane"] = 0.03,
        ["simbratho"] = 0.10,
        ["tarquelon"] = 0.30,
    };

    private const int Vocabulary = 60_000;

    private static readonly string[] Syllables = ["ba", "ker", "lo", "min", "tra", "ves", "no", "ru", "sal", "ti", "gor", "pe", "dal", "fi", "mu", "ran", "eth", "os", "ki", "lan", "ju", "har", "wes", "cho"];

    private readonly string[][] sentences;
    private readonly string[] words;

    public LoadText()
    {
        sentences = [.. NewsroomCatalogue.Articles.Values
            .SelectMany(article => article.ExpectedBody.Select(block => block.Text))
            .SelectMany(paragraph => paragraph.Split(". ", StringSplitOptions.RemoveEmptyEntries))
            .Select(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(sentence => sentence.Length is >= 6 and <= 40)];
        words = [.. Enumerable.Range(0, Vocabulary).Select(Name)];
    }

    public LoadedArticle Make(int number) => LoadedArticle.ReportOf(number) is var report && report == number ? Write(number) : Write(report).CopiedAs(number);

    private LoadedArticle Write(int number)
    {
        var random = new Random(number);
        var body = new StringBuilder();
        var length = 220 + random.Next(360);
        for (var count = 0; count < length;)
        {
            var sentence = sentences[random.Next(sentences.Length)];
            foreach (var word in sentence)
            {
                // Every third word of a sentence is another's: otherwise an archive of a million would know no more words than its thirty models.
                body.Append(count++ % 3 == 2 ? Zipf(random) : word).Append(' ');
            }

            body[^1] = '.';
            body.Append(random.Next(4) == 0 ? "\n\n" : " ");
        }

        foreach (var (word, share) in Known)
        {
            if (random.NextDouble() < share)
                body.Append("They spoke of ").Append(word).Append(" again. ");
        }

        var headline = sentences[random.Next(sentences.Length)].Take(4 + random.Next(6)).Concat([Zipf(random), Zipf(random)]);
        return LoadedArticle.Draw(number, string.Join(' ', headline), body.ToString(), random.NextDouble() < 0.85 ? "en" : random.Next(3) switch { 0 => "fi", 1 => "pl", _ => "lt" }, random);
    }

    /// <summary>Rank r with a chance near 1/r.</summary>
    private string Zipf(Random random) => words[(int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary)) - 1];

    /// <summary>A word of two to five syllables; another for each number.</summary>
    private static string Name(int number)
    {
        var name = new StringBuilder();
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length)
            name.Append(Syllables[rest % Syllables.Length]);
        return name.ToString();
    }
}
