using NewsTracker.Core.Analysis;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Tests.Analysis;

/// <summary>Reports in the manner of wires, parliaments, UN rooms, monitors and posts, read with the names of the reference data.</summary>
public class ReadingTests
{
    /// <summary>The later lots (desks, regions, weeklies) were mended for by idea only; much of them stays unread on purpose.</summary>
    private const double MustFind = 0.79;
    private const double MustBeRight = 0.93;
    private const double MustKeep = 0.97;

    private static readonly HashSet<string> Grids = ["breadth", "ellipses"];

    private static readonly CountryLexicon Lexicon = ReferenceData.LoadLexicon();
    private static readonly IReadOnlyList<CodedReport> Reports = CodedReport.ReadAll();

    public static TheoryData<string> Ids => [.. Reports.Select(report => report.Id)];

    [Fact]
    public void A_report_on_neighbours_that_make_mines_and_leave_yields_each_position_of_each_state_and_no_other()
    {
        var report = Reports.Single(report => report.Id == "plants-next-year");

        Assert.Equal(11, report.Positions.Count);
        Assert.Equal(report.Positions.Order(StringComparer.Ordinal), Shown(report).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nearly_all_positions_are_found_and_nearly_all_that_are_shown_are_right() =>
        AssertRead([.. Reports.Where(report => !Grids.Contains(report.Lot))], MustFind, MustBeRight);

    /// <summary>Sentences made up by topic from many verbs and nouns; only those are kept that were read right.</summary>
    [Fact]
    public void What_was_understood_of_the_grids_stays_understood() =>
        AssertRead([.. Reports.Where(report => Grids.Contains(report.Lot))], MustKeep, MustKeep);

    private static void AssertRead(IReadOnlyList<CodedReport> reports, double mustFind, double mustBeRight)
    {
        Assert.True(reports.Count >= 300);
        var (right, shown, coded) = (0, 0, 0);
        foreach (var report in reports)
        {
            var found = Shown(report).Where(position => !report.Optional.Contains(position)).ToList();
            right += found.Count(report.Positions.Contains);
            shown += found.Count;
            coded += report.Positions.Count;
        }

        Assert.True(right >= mustFind * coded, $"{right} of {coded} positions were found.");
        Assert.True(right >= mustBeRight * shown, $"{right} of {shown} suggestions were right.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Evidence_is_verbatim_and_the_reason_says_topic_and_stance(string id)
    {
        var report = Reports.Single(report => report.Id == id);

        Assert.All(Read(report), position =>
        {
            Assert.Contains(position.Evidence.In(report.Text), report.Text, StringComparison.Ordinal);
            Assert.EndsWith($": {position.Topic.ToWords()} – {position.Stance.ToWords()}", position.Reason, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Shown(CodedReport report) =>
        Read(report).Where(position => !position.IsPossible).Select(position => $"{position.Country} {position.Topic.ToKey()} {position.Stance.ToKey()}");

    private static IReadOnlyList<SuggestedPosition> Read(CodedReport report) =>
        PositionAnalyser.Analyse(report.Headline, report.Text, CodedReport.PublishedOn, Lexicon).Positions;
}
