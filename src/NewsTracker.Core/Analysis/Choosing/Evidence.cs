using NewsTracker.Core.Analysis.Topics;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>The words a suggestion rests on: the clause of its event with its subject, or the whole sentence where that is short.</summary>
internal static class Evidence
{
    private const int ShortSentence = 170;

    public static TextSpan Of(string text, Finding finding)
    {
        var sentence = finding.Event.Sentence;
        var (start, end) = (sentence.Start, sentence.End);
        if (end - start > ShortSentence)
        {
            var clause = finding.Event.Clause;
            start = sentence.Atoms[clause.From].Start;
            end = sentence.Atoms[clause.To - 1].End;
            if (finding.Subject.Actor is { } actor && finding.Event.Sentence.Atoms.Count > actor.From && sentence.Atoms[actor.From].Start < start && end - sentence.Atoms[actor.From].Start <= 2 * ShortSentence)
                start = sentence.Atoms[actor.From].Start;
        }

        while (start < end && IsEdge(text[start]) && text[start] is not ('"' or '“'))
            start++;
        while (end > start && IsEdge(text[end - 1]) && text[end - 1] is not ('"' or '”' or '.'))
            end--;
        return start < end ? new TextSpan(start, end - start) : new TextSpan(sentence.Start, sentence.End - sentence.Start);
    }

    private static bool IsEdge(char sign) => char.IsWhiteSpace(sign) || char.IsPunctuation(sign);
}
