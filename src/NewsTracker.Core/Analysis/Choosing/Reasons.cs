using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>Says in words why a suggestion was made: who, by which word, and what the codebook calls it.</summary>
internal static class Reasons
{
    /// <summary>A list of states may be long; a reason is one line.</summary>
    private const int Longest = 80;

    /// <param name="country">What the state is called where the subject does not name it.</param>
    public static string Of(string text, Candidate candidate, string country)
    {
        var finding = candidate.Finding;
        var reading = finding.Event;
        var subject = finding.Subject.Actor is { } actor ? Slice(text, reading.Sentence.Atoms[actor.From].Start, reading.Sentence.Atoms[actor.To - 1].End) : country;
        var who = finding.Subject.Actor is null or { Countries.Count: > 0 } ? subject : $"{subject} ({country})";
        var cue = Slice(text, reading.Atom.Start, reading.Atom.End);
        var how = finding.Subject.Link switch
        {
            SubjectLink.Discourse => ", the state spoken of before",
            SubjectLink.Sentence => ", subject of the sentence",
            SubjectLink.Possessor => ", whose it is",
            _ => "",
        };
        var about = finding.Binding switch
        {
            Binding.Named or Binding.Nearby => "",
            Binding.Referred => ", of the treaty or weapon named before",
            _ => ", by the subject of the article",
        };
        var act = subject.Equals(cue, StringComparison.OrdinalIgnoreCase) ? "" : $" … “{cue}”";
        return $"{who}{how}{act}{about}: {finding.Topic.ToWords()} – {finding.Stance.ToWords()}";
    }

    private static string Slice(string text, int start, int end) => text[start..end].ReplaceLineEndings(" ").ShortenTo(Longest);
}
