using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>
/// Writes the words of search rows as <c>article_tsv</c> does, fifteen times as fast: the database is asked once for what it makes of each word, and texts are put together of the answers. That is
/// true as long as a word means the same alone as among others, as it does in texts without markup; <see cref="LoadCheck"/> holds some of the rows against the function itself.
/// </summary>
internal sealed class LoadWords(NpgsqlConnection connection)
{
    private const string NoLanguage = "";

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n");

    private readonly Dictionary<string, Dictionary<string, Meaning>> languages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<byte[]> lexemes = [];

    /// <summary>Asks for the words that these articles bring along.</summary>
    public async Task LearnAsync(IEnumerable<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        var unknown = new HashSet<(string Language, string Word)>();
        foreach (var article in articles)
        {
            FindUnknown(unknown, article.Language, article.Headline);
            FindUnknown(unknown, article.Language, article.Body);
            FindUnknown(unknown, NoLanguage, article.Author);
        }

        foreach (var language in unknown.GroupBy(asked => asked.Language, asked => asked.Word))
            await AskAsync(language.Key, [.. language], cancellationToken);
    }

    /// <returns>A tsvector as the server's binary protocol has it: headline A, byline C, body D. The server puts the lexemes in order.</returns>
    public byte[] Write(LoadedArticle article)
    {
        // Lexeme, place and weight in one number each: quickly sorted.
        var found = new List<long>(600);
        var last = Add(found, article.Language, article.Headline, 0, weight: 3);
        last = Math.Max(last, Add(found, NoLanguage, article.Author, last, weight: 1));
        Add(found, article.Language, article.Body, last, weight: 0);
        found.Sort();

        var bytes = new byte[4 + found.Sum(place => lexemes[(int)(place >> 16)].Length + 5)];
        var (at, count) = (4, 0);
        for (var i = 0; i < found.Count; count++)
        {
            var number = found[i] >> 16;
            var lexeme = lexemes[(int)number];
            lexeme.CopyTo(bytes, at);
            at += lexeme.Length + 1;
            var (head, places) = (at, 0);
            at += 2;
            for (var before = -1L; i < found.Count && found[i] >> 16 == number; i++)
            {
                if (found[i] == before)
                    continue;
                before = found[i];
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)((found[i] << 14) | ((found[i] >> 2) & 0x3FFF)));
                at += 2;
                places++;
            }

            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(head), (ushort)places);
        }

        BinaryPrimitives.WriteInt32BigEndian(bytes, count);
        return bytes[..at];
    }

    /// <returns>The last place that a lexeme stands at, which what follows is counted from.</returns>
    private int Add(List<long> found, string language, string text, int after, int weight)
    {
        var (place, last) = (after, 0);
        var words = WordsOf(language);
        foreach (var range in text.AsSpan().SplitAny(Separators))
        {
            if (range.End.Value == range.Start.Value)
                continue;
            var meaning = words[text.AsSpan(range)];
            foreach (var (lexeme, offset) in meaning.Lexemes)
            {
                found.Add(((long)lexeme << 16) | ((long)(place + offset) << 2) | (uint)weight);
                last = Math.Max(last, place + offset);
            }

            place += meaning.Advance;
        }

        return last;
    }

    private void FindUnknown(HashSet<(string Language, string Word)> unknown, string language, string text)
    {
        var words = WordsOf(language);
        foreach (var range in text.AsSpan().SplitAny(Separators))
        {
            if (range.End.Value > range.Start.Value && !words.ContainsKey(text.AsSpan(range)))
                unknown.Add((language, text[range]));
        }
    }

    private Dictionary<string, Meaning>.AlternateLookup<ReadOnlySpan<char>> WordsOf(string language)
    {
        if (!languages.TryGetValue(language, out var words))
            languages.Add(language, words = new(StringComparer.Ordinal));
        return words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private async Task AskAsync(string language, string[] words, CancellationToken cancellationToken)
    {
        // A word more behind it tells how many places the word takes: stop words leave no lexeme, but a place.
        await using var command = new NpgsqlCommand(
            """
            select w.word, (select max(p) - 1 from unnest(to_tsvector(news_config($2), w.word || ' zq')) l, unnest(l.positions) p)::int, t.lexeme, t.positions
            from unnest($1) w(word) left join lateral unnest(to_tsvector(news_config($2), w.word)) t on true
            """,
            connection)
        { Parameters = { new() { Value = words }, new() { Value = language } }, CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!languages[language].TryGetValue(reader.GetString(0), out var meaning))
                languages[language].Add(reader.GetString(0), meaning = new(reader.GetInt32(1), []));
            if (!await reader.IsDBNullAsync(2, cancellationToken))
                meaning.Lexemes.AddRange(reader.GetFieldValue<short[]>(3).Select(place => (Number(reader.GetString(2)), (int)place)));
        }
    }

    private int Number(string lexeme)
    {
        if (!numbers.TryGetValue(lexeme, out var number))
        {
            numbers.Add(lexeme, number = lexemes.Count);
            lexemes.Add(Encoding.UTF8.GetBytes(lexeme));
        }

        return number;
    }

    /// <param name="Advance">How many places the word takes.</param>
    /// <param name="Lexemes">What it is found by, and where, counted from the place before it.</param>
    private sealed record Meaning(int Advance, List<(int Lexeme, int Offset)> Lexemes);
}
