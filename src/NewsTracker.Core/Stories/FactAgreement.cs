namespace NewsTracker.Core.Stories;

/// <summary>How far the sentences that two texts have in common agree on names and figures. Reports made from one template differ exactly there.</summary>
internal sealed record FactAgreement(FactAgreement.Count Names, FactAgreement.Count Numbers)
{
    /// <param name="Shared">Facts of matching sentences that both texts hold.</param>
    /// <param name="Replaced">Facts of matching sentences in whose place the other text has another.</param>
    public readonly record struct Count(int Shared, int Replaced)
    {
        /// <summary>The share of facts that were replaced.</summary>
        public double Conflict => Replaced == 0 ? 0 : Replaced / (double)(Shared + Replaced);
    }

    public static FactAgreement Of(StoryText text, StoryText other, SentenceAlignment alignment)
    {
        var (names, numbers) = (new Tally(), new Tally());
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            if (alignment.Matches[i] is not (>= 0 and var match))
                continue;
            var (here, there) = (text.Sentences[i].Terms, other.Sentences[match].Terms);
            names.Add(here, there, text, other, TermKind.Name);
            numbers.Add(here, there, text, other, TermKind.Number);
        }

        return new FactAgreement(names.Count, numbers.Count);
    }

    private sealed class Tally
    {
        private readonly HashSet<ulong> shared = [];
        private readonly HashSet<ulong> onlyHere = [];
        private readonly HashSet<ulong> onlyThere = [];

        public Count Count => new(shared.Count, Math.Min(onlyHere.Count, onlyThere.Count));

        /// <summary>A fact that the other text gives elsewhere was moved, not replaced.</summary>
        public void Add(IReadOnlyList<StoryTerm> here, IReadOnlyList<StoryTerm> there, StoryText text, StoryText other, TermKind kind)
        {
            foreach (var term in here.Where(term => term.Kind == kind))
                (other.Terms.ContainsKey(term.Id) ? shared : onlyHere).Add(term.Id);
            foreach (var term in there.Where(term => term.Kind == kind))
                (text.Terms.ContainsKey(term.Id) ? shared : onlyThere).Add(term.Id);
        }
    }
}
