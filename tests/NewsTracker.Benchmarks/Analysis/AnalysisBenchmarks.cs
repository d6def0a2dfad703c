using BenchmarkDotNet.Attributes;
using NewsTracker.Core.Analysis;
using NewsTracker.Data.Reference;

namespace NewsTracker.Benchmarks.Analysis;

/// <summary>Countries and positions of an article of some 3,000 characters, on the Convention and on something else, when what is called often has been compiled for good: the first minutes go into that, and a processor that compiles beside reading reads slower. A hundred are read in a row, as from an archive; garbage is collected when there is enough of it, not before each hundred.</summary>
[WarmupCount(WarmUps)]
[IterationCount(Iterations)]
[GcForce(false)]
public class AnalysisBenchmarks
{
    private const int WarmUps = 100;
    private const int Iterations = 40;
    private const int InARow = 100;
    private const int Length = 3_000;

    private static readonly string[] Paragraphs =
    [
        "VILNIUS - Lithuania's parliament voted on Thursday to leave the Ottawa Convention on anti-personnel mines, and the president is expected to sign the law next week.",
        "Latvia and Estonia have approved the same step, while Norway said that it would remain a party to the treaty and regretted the decision of its neighbours.",
        "The defence ministry said that it was considering whether mines could be made at home. Officials did not rule out deliveries to Ukraine, which says Russia has laid mines along the whole front.",
        "Campaigners called the vote a dark day. Germany has paid for the clearance of minefields in thirteen countries and destroyed its own stockpile in 1997.",
    ];

    private readonly string text = string.Concat(Enumerable.Repeat(string.Join("\n\n", Paragraphs) + "\n\n", 8))[..Length];

    private readonly string other = string.Concat(Enumerable.Repeat("The council of Tallinn met on Monday about the price of tram tickets, which rose by a tenth in spring. Finland's railways have asked for the same. ", 40))[..Length];

    private CountryLexicon lexicon = null!;

    [GlobalSetup]
    public void ReadLexicon() => lexicon = ReferenceData.LoadLexicon();

    [Benchmark(Description = "Positions of an article", OperationsPerInvoke = InARow)]
    public int Analyse() => Repeat("Seimas votes to leave mine ban treaty", text);

    [Benchmark(Description = "Positions of an article on something else", OperationsPerInvoke = InARow)]
    public int AnalyseOther() => Repeat("Tickets for trams grow dearer", other);

    private int Repeat(string headline, string body)
    {
        var found = 0;
        for (var i = 0; i < InARow; i++)
            found += PositionAnalyser.Analyse(headline, body, new DateOnly(2025, 5, 9), lexicon).Positions.Count;
        return found;
    }
}
