using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;

namespace NewsTracker.Data.Reference;

/// <summary>The shape of contested-acts.json.</summary>
internal sealed record ContestedFile(string Country, DateOnly On, string Title, string Summary, IReadOnlyList<ContestedFile.Step> Steps)
{
    public static IReadOnlyList<ContestedAct> Read(Stream stream) =>
    [
        .. ReferenceJson.Read<IReadOnlyList<ContestedFile>>(stream).Select(file => new ContestedAct(
            CountryCode.Parse(file.Country, provider: null), file.On, file.Title, file.Summary, [.. file.Steps.Select(step => new ContestedStep(step.On, step.Text, step.Source, step.IsLatest ?? false))])),
    ];

    internal sealed record Step(DateOnly On, string Text, string Source, bool? IsLatest);
}
