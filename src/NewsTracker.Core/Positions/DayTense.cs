using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Positions;

/// <summary>Tells from the words around a day whether it has been: "voted on Wednesday", or is still to come: "will vote on Wednesday", "takes effect on 10 January".</summary>
internal static partial class DayTense
{
    /// <summary>What was told behind the word of the future is what the day belongs to: "will send on the bill adopted on Wednesday".</summary>
    /// <param name="isRecent">Whether it is a date of the last weeks: in the present of the past, as headlines have it, that has been.</param>
    public static bool IsToCome(string words, Match day, bool isRecent = false)
    {
        var before = Before(words, day.Index);
        if (!IsBare(words[before..day.Index]))
            return IsAhead(words[before..day.Index], isRecent || IsRightBehind(Told(), words, day) || IsRightBehind(Been(), words, day)) || (!Told().IsMatch(words[before..day.Index]) && RightBehind(words, day, isRecent));

        // "On Wednesday, the Sejm will vote", "will vote on the bill, the first of its kind, on Wednesday".
        var behind = Opening().Match(words, day.Index + day.Length);
        return behind.Value.Any(char.IsLetter)
            ? (ToCome().Match(behind.Value) is { Success: true } ahead && !Told().IsMatch(behind.Value[..ahead.Index])) || (!isRecent && IsPlanned(behind.Value))
            : IsAhead(words[..before], isRecent);
    }

    public static bool IsPast(string words, Match day) => Told().IsMatch(words[Before(words, day.Index)..day.Index]);

    /// <summary>Whether the clause around a day tells of something done: "decided today", not "today a member".</summary>
    public static bool IsTold(string words, Match day) => IsPast(words, day) || Told().IsMatch(Opening().Match(words, day.Index + day.Length).Value);

    /// <summary>"The Sejm on Wednesday will vote", "the Sejm on Wednesday votes".</summary>
    private static bool RightBehind(string words, Match day, bool isRecent) => IsRightBehind(ToCome(), words, day) || (!isRecent && IsRightBehind(Planned(), words, day));

    private static bool IsRightBehind(Regex verb, string words, Match day) =>
        verb.Match(words, day.Index + day.Length) is { Success: true } ahead && string.IsNullOrWhiteSpace(words[(day.Index + day.Length)..ahead.Index]);

    /// <param name="isDone">Whether the present alone does not tell of a day to come: "debates on Friday ended without a result".</param>
    private static bool IsAhead(string before, bool isDone) =>
        (ToCome().Matches(before).LastOrDefault() is { } ahead && !Told().IsMatch(before, ahead.Index + ahead.Length)) || (!isDone && IsPlanned(before));

    /// <summary>What is told in the present of a day is planned for it; beside a verb of the past the day is that one's: "the bill that ends membership passed on Wednesday".</summary>
    private static bool IsPlanned(string clause) => Planned().IsMatch(clause) && !Told().IsMatch(clause);

    /// <summary>Where the clause of a day begins, as far as signs and conjunctions tell.</summary>
    private static int Before(string words, int at)
    {
        var start = words.AsSpan(0, at).LastIndexOfAny(Signs) + 1;
        return Conjunction().Matches(words[start..at]).LastOrDefault() is { } conjunction ? start + conjunction.Index + conjunction.Length : start;
    }

    private static bool IsBare(string before) => before.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Lead.Contains(word));

    private static readonly SearchValues<char> Signs = SearchValues.Create(",;:()“”\"–—");

    private static readonly HashSet<string> Lead = new(StringComparer.OrdinalIgnoreCase) { "on", "from", "as", "of", "early", "late", "and", "then", "this", "the", "morning", "evening", "night", "afternoon" };

    [GeneratedRegex(@"\b(?:that|which|who)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conjunction();

    /// <summary>What follows up to the next sign, past a comma right behind the day.</summary>
    [GeneratedRegex(@"\G,?[^,;:()“”""–—]*", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    /// <summary>A bare "to" only where capitals alone stand before it: "Sejm to vote on Wednesday".</summary>
    [GeneratedRegex(
        @"\b(?:will|won['’]t|would|shall|should|may|might|can|could|must|(?:is|are|was|were) (?:going )?to|(?:is|are) (?:leaving|quitting|exiting|withdrawing)|(?<=^\W*(?:\p{Lu}[\w'’.-]*\s+){1,4})to(?=\s+(?!(?:the|an?|its)\b)\p{Ll})|(?:is|are) effective|effective (?:from|on|as of)|(?:due|expected|scheduled|planned|slated) (?:for|on|to)|set (?:for|to)|takes? (?:legal )?effect|(?:enters?|comes?) into (?:force|effect)|becomes? (?:effective|final|law)|(?<!ed\s(?:\w+\s)?)(?:plans|intends?|hopes?|expects?|aims?) to)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex ToCome();

    private const string Doer =
        @"\b(?:\p{Lu}[\w'’.-]*|(?i:parliament|cabinet|government|senate|house|chamber|assembly|council|committee|commission|court|country|state|party|coalition|president|minister|membership|withdrawal|exit|treaty|convention|period|term|session|debate|hearing|vote|law|bill|which|that|it|he|she))";

    /// <summary>"The panel", "an army court"; not "in the budget debates", nor with a word in -al, which goes with the noun: "the presidential debates".</summary>
    private const string SingleDoer =
        @"(?<!\b(?:of|in|at|by|after|before|during|since|with|for|from|to|over|about|amid|following|under|between|through|despite|near)\s)\b(?i:the|a|an|this|that|another|each|every|its|their|our|his|her)\s(?:[a-z-]+\s)?[a-z-]*[a-z](?<!s|al|ary|ing)";

    private const string Doers = @"\b(?i:MPs|MEPs|deputies|lawmakers|senators|ministers|parliamentarians|legislators|councillors|delegates|representatives|leaders|voters|citizens|people|states|countries|allies|members)";

    /// <summary>
    /// What is done on one day, in the present: "Poland leaves on 27 December", "the fund ends on Friday", "talks begin on Monday". Not the nouns: "by 300 votes on Wednesday"; what is as often one needs somebody
    /// before it that does it: "MPs cast votes on Wednesday".
    /// </summary>
    [GeneratedRegex(
        @"(?<![0-9]\s|\b(?:the|an?|of|by|in|at|no|yes|two|three|four|five|several|more|most|both|all|its|their|final|loose|dead|odd|false|emergency|after|with|between|without)\s)\b(?:leaves|quits|withdraws|meets|convenes|gathers|decides|begins|starts|ends|opens|resumes|expires|lapses|joins|accedes|ratifies|(?<="
        + Doers + @"\s)(?:vote|debate)|(?<=(?:" + Doers + @"|\b[A-Za-z][a-z]{2,}(?<![siu])s)\s)(?:meet|convene|gather|decide|begin|start|leave|withdraw|resume|expire)|(?<=(?:" + Doer + "|" + SingleDoer + @")\s)(?:votes|debates|exits))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Planned();

    /// <summary>Right behind a day, what stands before it has been: "the votes on Friday were close".</summary>
    [GeneratedRegex(@"\b(?:was|were|had)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Been();

    /// <summary>A verb in the past; behind an article or a form of "be" it is a participle: "the proposed law", "will be adopted"; "quit", "cast" and "let" are the present behind "will" and the like.</summary>
    [GeneratedRegex(
        @"(?<!\b(?:be|been|being|is|are|has|have|get|the|a|an|its|their|his|her|our|of|all)\s)\b(?!(?:need|indeed|hundred|speed)\b)(?:[a-z]{2,}ed|said|told|left|withdrew|gave|took|made|laid|sent|held|met|began|became|came|went|brought|sold|bought|built|drew|swore|won|wrote|sought|spoke|led|chose|ran|got|lost|paid|stood|fell|saw|(?<!\b(?:will|would|shall|should|may|might|can|could|must|to|not|n['’]t)\s)(?:quit|cast|let(?!\s+(?:us|me)\b|['’]s)))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Told();
}
