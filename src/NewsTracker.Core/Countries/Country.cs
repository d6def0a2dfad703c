using NewsTracker.Core.Treaties;

namespace NewsTracker.Core.Countries;

/// <summary>One of the 197 states that can take part in the Convention: UN members, Holy See, State of Palestine, Cook Islands, Niue.</summary>
public sealed class Country
{
    public required CountryCode Code { get; init; }

    /// <summary>ISO 3166-1 alpha-2; Namibia is <c>NA</c>.</summary>
    public required string Iso2 { get; set; }

    /// <summary>ISO 3166-1 numeric, which is the UN's M49 code.</summary>
    public required int M49 { get; set; }

    /// <summary>The UN's short name in English, as the depositary prints it.</summary>
    public required string Name { get; set; }

    /// <summary>The name that news use: "Russia", not "Russian Federation".</summary>
    public required string CommonName { get; set; }

    public required string OfficialName { get; set; }

    /// <summary>UN M49 region and subregions, separated by slashes: "Europe/Northern Europe".</summary>
    public required string Region { get; set; }

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    /// <summary>What the compilers of the reference data noted on this state's treaty status.</summary>
    public string? Note { get; set; }

    public List<CountryName> Names { get; } = [];

    public List<TreatyAct> TreatyActs { get; } = [];
}
