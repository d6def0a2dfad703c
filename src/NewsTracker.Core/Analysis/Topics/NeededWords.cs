using System.Text.RegularExpressions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>
/// Strings of which every text that a pattern matches has one, so that a look for them all at once spares most texts the pattern; RE2 calls it a prefilter. Knows what the patterns of elliptic clauses are
/// written with: letters, groups, alternatives, what may be missing. All else is taken to need nothing.
/// </summary>
internal sealed class NeededWords
{
    private readonly string pattern;
    private int at;

    private NeededWords(string pattern) => this.pattern = pattern;

    /// <returns>The empty string among them where some text needs none.</returns>
    public static IReadOnlyList<string> Of(Regex pattern) => new NeededWords(pattern.ToString()).Alternatives().Needed;

    private Part Alternatives()
    {
        var parts = new List<Part> { Row() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            parts.Add(Row());
        }

        return Part.Either(parts);
    }

    private Part Row()
    {
        var row = Part.Exactly("");
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            row = row.Then(Repeated(One()));
        return row;
    }

    private Part One()
    {
        switch (pattern[at++])
        {
            case '(' when pattern[at] == '?':
                throw new NotSupportedException($"What is needed by the pattern \"{pattern}\" cannot be told: its group at {at} is of a kind that is not read here.");
            case '(':
                var inner = Alternatives();
                at++;
                return inner;
            case '[':
                at = pattern.IndexOf(']', at) + 1;
                return Part.Anything;
            case '\\':
                return pattern[at++] switch { 'b' => Part.Exactly(""), '.' => Part.Exactly("."), _ => Part.Anything };
            case '$' or '^':
                return Part.Exactly("");
            case '.':
                return Part.Anything;
            case var letter:
                return Part.Exactly(letter.ToString());
        }
    }

    private Part Repeated(Part part)
    {
        if (at == pattern.Length || pattern[at] is not ('?' or '*' or '+' or '{'))
            return part;
        var isOptional = pattern[at] == '?';
        at = pattern[at] == '{' ? pattern.IndexOf('}', at) + 1 : at + 1;
        return isOptional ? Part.Either([part, Part.Exactly("")]) : Part.Anything;
    }

    /// <param name="Best">Of what was needed before the end, that which is likely the rarest.</param>
    /// <param name="Run">What it may end with, letter for letter.</param>
    /// <param name="IsWhole">Whether that is all of it.</param>
    private sealed record Part(IReadOnlyList<string> Best, IReadOnlyList<string> Run, bool IsWhole)
    {
        private const int MostAtOnce = 64;

        public static Part Anything { get; } = new([""], [""], false);

        public IReadOnlyList<string> Needed => Rarer(Best, Run);

        public static Part Exactly(string text) => new([""], [text], true);

        public static Part Either(IReadOnlyList<Part> parts) =>
            parts.All(part => part.IsWhole) && parts.SelectMany(part => part.Run).Distinct().ToList() is { Count: <= MostAtOnce } run
                ? new([""], run, true)
                : new([.. parts.SelectMany(part => part.Needed).Distinct()], [""], false);

        public Part Then(Part next) =>
            !next.IsWhole ? new(Rarer(Needed, next.Needed), [""], false)
            : Run.Count * next.Run.Count <= MostAtOnce ? new(Best, [.. from one in Run from other in next.Run select one + other], IsWhole)
            : new(Needed, next.Run, false);

        /// <summary>The longer a word, the rarer.</summary>
        private static IReadOnlyList<string> Rarer(IReadOnlyList<string> one, IReadOnlyList<string> other) => Shortest(other) > Shortest(one) ? other : one;

        private static int Shortest(IReadOnlyList<string> strings) => strings.Min(text => text.Trim().Length);
    }
}
