using System.Text;

namespace NewsTracker.Benchmarks.Stories;

/// <summary>
/// News made of invented words with the statistics of real text: few words are frequent and many rare (Zipf), a report keeps to its own names and words,
/// and papers copy each other. The same seed and number give the same article in every run.
/// </summary>
internal sealed class MadeUpNews(int seed, int words)
{
    private const int Vocabulary = 30_000;
    private const int Names = 20_000;
    private static readonly string[] Syllables = "ba be bi bo bu da de di do du fa fe fi fo ga ge gi go ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo".Split(' ');
    private static readonly string[] Grammar = "the of and to in that for on with was by as at it from is be were had said has not which but its are this after who their or he she they will been".Split(' ');

    /// <param name="Day">Spread over three years.</param>
    /// <param name="CopyOf">The article it copies, where it does.</param>
    public sealed record Item(string Headline, string Body, DateOnly Day, int? CopyOf);

    /// <summary>One in seven copies an article of the same days, whole, cut, or with a fifth of the words changed.</summary>
    public Item Make(int number, int total)
    {
        var random = RandomOf(number, 0);

        // What comes after the archive is of its last days, and copies what is in it.
        var at = Math.Min(number, total);
        var day = new DateOnly(2023, 1, 1).AddDays((int)(1095L * at / Math.Max(total, 1)));
        if (number > 0 && random.Next(7) == 0)
        {
            var source = Math.Max(0, at - 1 - random.Next(Math.Max(1, total / 1500)));
            var (headline, body) = Original(source);
            return new Item(headline, Copied(body, random), day, source);
        }

        var (ownHeadline, ownBody) = Original(number);
        return new Item(ownHeadline, ownBody, day, null);
    }

    private (string Headline, string Body) Original(int number)
    {
        var random = RandomOf(number, 1);
        var names = Enumerable.Range(0, 8).Select(_ => Word(random.Next(Names) + Vocabulary, isName: true)).ToArray();
        var topic = Enumerable.Range(0, 40).Select(_ => Word(Zipf(random), isName: false)).ToArray();
        var body = new StringBuilder(words * 7);
        for (var written = 0; written < words;)
        {
            var length = 10 + random.Next(18);
            for (var i = 0; i < length; i++, written++)
            {
                var word = random.Next(10) switch
                {
                    < 4 => Grammar[random.Next(Grammar.Length)],
                    4 => names[random.Next(names.Length)],
                    5 when random.Next(4) == 0 => random.Next(2, 5000).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    < 8 => topic[random.Next(topic.Length)],
                    _ => Word(Zipf(random), isName: false),
                };
                body.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word).Append(i == length - 1 ? ". " : " ");
            }

            if (random.Next(3) == 0)
                body.Append("\n\n");
        }

        return ($"{names[0]} {topic[0]} {topic[1]} {names[1]}", body.ToString());
    }

    private static string Copied(string body, Random random)
    {
        if (random.Next(3) == 0)
            return body;
        if (random.Next(2) == 0)
            return body[..Math.Max(100, body.Length * 2 / 3)];
        return string.Join(' ', body.Split(' ').Select(word => random.Next(5) == 0 ? Grammar[random.Next(Grammar.Length)] : word));
    }

    /// <summary>The hash codes of .NET differ from process to process; these do not.</summary>
    private Random RandomOf(int number, int purpose) => new(unchecked((((seed * 2) + purpose) * 1_000_003) ^ (number * 92_821)));

    private static int Zipf(Random random) => (int)Math.Min(Vocabulary - 1, Math.Pow(Vocabulary, random.NextDouble()) - 1);

    private static string Word(int number, bool isName)
    {
        var word = new StringBuilder();
        for (var left = number + 60; left > 0; left /= Syllables.Length)
            word.Append(Syllables[left % Syllables.Length]);
        return isName ? char.ToUpperInvariant(word[0]) + word.ToString(1, word.Length - 1) : word.ToString();
    }
}
