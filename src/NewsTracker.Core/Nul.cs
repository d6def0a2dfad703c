namespace NewsTracker.Core;

/// <summary>The one character that neither a text nor a jsonb of PostgreSQL holds. Nobody writes it and some pages, feeds and servers send it: it goes where their words come in.</summary>
public static class Nul
{
    public static string WithoutNul(this string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
