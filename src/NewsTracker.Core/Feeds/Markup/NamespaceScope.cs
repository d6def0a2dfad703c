namespace NewsTracker.Core.Feeds.Markup;

/// <summary>Namespace declarations in force, newest first. Their number is bounded so that a look-up is, too.</summary>
internal sealed class NamespaceScope(string prefix, Vocabulary vocabulary, NamespaceScope? outer)
{
    private const int MostDeclarations = 64;

    private readonly int count = (outer?.count ?? 0) + 1;

    public static NamespaceScope? With(NamespaceScope? outer, string prefix, string address) =>
        With(outer, prefix, Vocabularies.OfAddress(address));

    public static NamespaceScope? With(NamespaceScope? outer, string prefix, Vocabulary vocabulary) =>
        outer?.count >= MostDeclarations ? outer : new NamespaceScope(prefix, vocabulary, outer);

    public static Vocabulary Resolve(NamespaceScope? scope, string prefix)
    {
        for (var declaration = scope; declaration is not null; declaration = declaration.Outer)
        {
            if (string.Equals(declaration.Prefix, prefix, StringComparison.Ordinal))
                return declaration.Vocabulary;
        }

        return Vocabularies.OfUndeclared(prefix);
    }

    private string Prefix { get; } = prefix;

    private Vocabulary Vocabulary { get; } = vocabulary;

    private NamespaceScope? Outer { get; } = outer;
}
