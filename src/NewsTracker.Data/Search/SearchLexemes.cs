using NewsTracker.Core.Queries;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>
/// The lexemes of a query's words. Each article is stemmed in its own language, so a word is asked for as each of the archive's languages would stem it; stop words of a language drop out of
/// that language's reading alone.
/// </summary>
internal sealed class SearchLexemes
{
    private const string Headline = "A";
    private const string Byline = "C";

    private readonly IReadOnlyList<string> judges;
    private readonly Dictionary<string, string[]> languages;
    private readonly Dictionary<(Leaf Leaf, string Configuration), Stems> lexemes;

    /// <param name="languages">The languages of each configuration.</param>
    /// <param name="english">What English is called where it is among the languages that are searched.</param>
    private SearchLexemes(Dictionary<string, string[]> languages, string? english, Dictionary<(Leaf, string), Stems> lexemes)
    {
        Configurations = [.. languages.Keys.Order(StringComparer.Ordinal)];
        (judges, this.languages, this.lexemes) = (english is null ? Configurations : [english], languages, lexemes);
    }

    /// <summary>The languages that are searched, as PostgreSQL calls their configurations.</summary>
    public IReadOnlyList<string> Configurations { get; }

    /// <summary>How a language stems a leaf; empty where it has nothing but stop words of it.</summary>
    public string this[Leaf leaf, string configuration] => lexemes[(leaf, configuration)].Text;

    /// <summary>The languages of a configuration, as search rows name them.</summary>
    public IEnumerable<string> LanguagesOf(string configuration) => languages[configuration].SelectMany(LanguageCodes.Within).Distinct();

    /// <summary>Whether a language drops a word of a leaf that is no small word: one that English keeps where it is searched, or else any of the languages.</summary>
    public bool IsShort(Leaf leaf, string configuration) => judges.Any(judge => lexemes[(leaf, judge)].Places.Except(lexemes[(leaf, configuration)].Places).Any());

    /// <summary>
    /// Asks the database for the stems of everything that the nodes say, at once. Which languages the archive has is read from ix_article_search_language, from one to the next. Names of a byline are
    /// kept as they are in every language, and so is the start of a word that happens to be a stop word: for* asks for forces.
    /// </summary>
    /// <param name="asked">The languages that are searched; all that the archive has where none is named.</param>
    public static async Task<SearchLexemes> ReadAsync(NewsTrackerDbContext db, IEnumerable<QueryNode> nodes, string[] asked, CancellationToken cancellationToken)
    {
        var leaves = nodes.SelectMany(LeavesOf).Distinct().ToList();
        if (leaves.Count == 0)
            return new([], null, []);
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(
            """
            with recursive held(language) as (
              (select min(language) from article_search where cardinality(@asked) = 0)
              union all
              select (select min(s.language) from article_search s where s.language > held.language) from held where held.language is not null),
            searched as materialized (
              select news_config(language) as configuration, array_remove(array_agg(language), null) as languages
              from (select language from held where cardinality(@asked) = 0 union all select * from unnest(@asked)) l group by 1)
            select (l.place - 1)::int, c.configuration::text, c.languages,
              (case when l.is_name or l.is_phrase then phraseto_tsquery(own.configuration, l.text) else plainto_tsquery(own.configuration, l.text) end)::text,
              array(select place from unnest(to_tsvector(own.configuration, l.text)) word, unnest(word.positions) place),
              c.configuration = 'public.news_english'::regconfig
            from unnest(@texts, @phrases, @starts, @names) with ordinality l(text, is_phrase, is_start, is_name, place), searched c,
              lateral (select case when l.is_name or (l.is_start and numnode(plainto_tsquery(c.configuration, l.text)) = 0) then 'public.news_simple' else c.configuration end as configuration) own
            """,
            [
                new("@asked", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = asked },
                new("@texts", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = leaves.ConvertAll(leaf => leaf.Text) },
                new("@phrases", NpgsqlDbType.Array | NpgsqlDbType.Boolean) { Value = leaves.ConvertAll(leaf => leaf.IsPhrase) },
                new("@starts", NpgsqlDbType.Array | NpgsqlDbType.Boolean) { Value = leaves.ConvertAll(leaf => leaf.IsStart) },
                new("@names", NpgsqlDbType.Array | NpgsqlDbType.Boolean) { Value = leaves.ConvertAll(leaf => leaf.Weight == Byline) },
            ]);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<(Leaf, string), Stems>();
        var held = new Dictionary<string, string[]>();
        string? english = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var configuration = reader.GetString(1);
            held[configuration] = reader.GetFieldValue<string[]>(2);
            found.Add((leaves[reader.GetInt32(0)], configuration), new(reader.GetString(3), reader.GetFieldValue<short[]>(4)));
            english = reader.GetBoolean(5) ? configuration : english;
        }

        return new(held, english, found);
    }

    /// <summary>
    /// Whether all that the nodes ask for are words too common to be searched for. English decides where it is searched: what its readers type by habit is no wish for the few texts in other languages
    /// that quote them. Elsewhere all languages that are searched have to leave them out.
    /// </summary>
    public bool AreTooCommon(IReadOnlyCollection<QueryNode> nodes) =>
        judges.Count > 0 && nodes.Count > 0 && nodes.SelectMany(LeavesOf).All(leaf => judges.All(configuration => this[leaf, configuration].Length == 0));

    /// <summary>Whether a language that is searched keeps what <see cref="AreTooCommon"/> in English.</summary>
    public bool AreKeptElsewhere(QueryNode node) => LeavesOf(node).Any(leaf => Configurations.Any(configuration => this[leaf, configuration].Length > 0));

    /// <summary>The words and phrases of which a condition is made.</summary>
    public static IEnumerable<Leaf> LeavesOf(QueryNode node) => node switch
    {
        QueryNode.Word word => [new Leaf(word.Text, IsPhrase: false, word.IsStart, "")],
        QueryNode.Phrase phrase => [new Leaf(phrase.Text, IsPhrase: true, IsStart: false, "")],
        QueryNode.OneOf { Field: QueryField.Author } author => author.Values.Select(value => LeafOf(value.Text, Byline)),
        QueryNode.OneOf { Field: QueryField.Headline } headline => headline.Values.Select(value => LeafOf(value.Text, Headline)),
        QueryNode.Not not => LeavesOf(not.Node),
        QueryNode.All all => all.Nodes.SelectMany(LeavesOf),
        QueryNode.Any any => any.Nodes.SelectMany(LeavesOf),
        _ => [],
    };

    private static Leaf LeafOf(string value, string weight) =>
        QueryWords.StartOf(value) is { } start ? new(start, IsPhrase: false, IsStart: true, weight) : new(value, IsPhrase: true, IsStart: false, weight);

    /// <param name="Weight">The part of the article it has to stand in, by its letter; empty for any.</param>
    public sealed record Leaf(string Text, bool IsPhrase, bool IsStart, string Weight);

    /// <param name="Places">As which words of the leaf those stand that the language keeps.</param>
    private sealed record Stems(string Text, short[] Places);
}
