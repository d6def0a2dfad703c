using System.Globalization;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Countries;

/// <summary>Numbers over time with marks on them, as the server draws them: places in a drawing of fixed size that scales with the page.</summary>
/// <param name="Buckets">The first days of the spans that are counted, in order, without gaps.</param>
/// <param name="IsShare">Values are parts of one.</param>
public sealed record SeriesChart(IReadOnlyList<DateOnly> Buckets, DateOnly End, IReadOnlyList<SeriesChart.Line> Lines, IReadOnlyList<SeriesChart.Mark> Marks, bool IsShare = false)
{
    public const int Width = 960;
    public const int Height = 240;
    private const int Left = 46;
    private const int Right = 8;
    private const int Top = 22;
    private const int Bottom = 26;
    private const int MostLabels = 9;

    private double Peak { get; } = Math.Max(NiceCeiling(Lines.SelectMany(line => line.Values).DefaultIfEmpty(0).Max(), IsShare), IsShare ? .01 : 1);

    public int PlotTop => Top;

    public int PlotBottom => Height - Bottom;

    public int PlotLeft => Left;

    public int PlotRight => Width - Right;

    public double X(DateOnly day)
    {
        var (first, last) = (Buckets[0].DayNumber, Math.Max(End.DayNumber, Buckets[0].DayNumber + 1));
        return Left + ((Width - Left - Right) * Math.Clamp((double)(day.DayNumber - first) / (last - first), 0, 1));
    }

    public double Y(double value) => Height - Bottom - ((Height - Top - Bottom) * value / Peak);

    /// <summary>A line as SVG writes it: flat over each span, so that no value is read between two.</summary>
    public string PathOf(Line line)
    {
        var path = new System.Text.StringBuilder();
        for (var i = 0; i < Buckets.Count; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "M" : "L")}{X(Buckets[i]):0.#} {Y(line.Values[i]):0.#}H{X(i + 1 < Buckets.Count ? Buckets[i + 1] : End):0.#}");
        }

        return path.ToString();
    }

    /// <summary>The same with the ground under it.</summary>
    public string AreaOf(Line line) => string.Create(CultureInfo.InvariantCulture, $"{PathOf(line)}V{PlotBottom}H{PlotLeft}Z");

    public IReadOnlyList<(double Y, string Words)> Values =>
        [.. new[] { 0d, .5, 1 }.Where(part => IsShare || double.IsInteger(Peak * part)).Select(part => (Y(Peak * part), IsShare ? (Peak * part).ToString("0.#%", CultureInfo.InvariantCulture) : (Peak * part).ToString("#,0", CultureInfo.InvariantCulture)))];

    /// <summary>Not more days than can be read beside one another.</summary>
    public IReadOnlyList<(double X, string Words)> Days
    {
        get
        {
            var step = Math.Max(1, (int)Math.Ceiling((double)Buckets.Count / MostLabels));
            var format = End.DayNumber - Buckets[0].DayNumber > 400 ? "MMM yyyy" : "d MMM";
            return [.. Buckets.Where((_, i) => i % step == 0).Select(day => (X(day), day.ToString(format, CultureInfo.InvariantCulture)))];
        }
    }

    /// <summary>For a number in the drawing.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static double NiceCeiling(double value, bool isShare)
    {
        if (value <= 0)
        {
            return 0;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        var nice = unit * new[] { 1d, 2, 5, 10 }.First(step => step * unit >= value * .999);
        return isShare ? Math.Min(1, nice) : nice;
    }

    public sealed record Line(string Name, IReadOnlyList<double> Values);

    public sealed record Mark(DateOnly On, MarkKind Kind, string Words, string? Address)
    {
        public static Mark OfAct(TreatyAct act, string words, string? address) => new(act.On, MarkKind.Act, words, address);

        /// <summary>A change of a stance, with the way to the position that it rests on, as it was that day.</summary>
        public static Mark OfStep(StanceStep step, StanceTime time, string words) => new(step.From, MarkKind.Position, words, $"/positions/{step.PositionId}{time.On(step.From).Query}");
    }

    public enum MarkKind
    {
        Act,
        Position,
    }
}
