using System.Collections.Frozen;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>Words of names that are neither a given name nor by themselves a family's.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Particles = FrozenSet.Create(
        StringComparer.Ordinal,
        "von", "vom", "van", "der", "den", "de", "het", "'t", "’t", "te", "ten", "ter", "zu", "zum", "zur", "af", "av", "du", "des", "la", "le", "las", "los", "el", "del", "della", "dello", "delle", "dei", "degli", "di", "da", "das", "do",
        "dos", "dal", "al", "bin", "bint", "ibn", "ould", "und");

    /// <summary>As in De Niro, Van Dyke and Abu Salama: printed with a capital, they are part of the family's name.</summary>
    private static readonly FrozenSet<string> CapitalParticles = FrozenSet.Create(
        StringComparer.Ordinal, "Von", "Van", "De", "Der", "Den", "Du", "Des", "La", "Le", "Las", "Los", "Del", "Della", "Di", "Da", "Dos", "Al", "El", "Abu", "Ibn", "Bin", "Ter", "Ten", "Ould", "St.", "Saint");

    private static readonly FrozenSet<string> Suffixes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV");

    /// <summary>No style has them in a reference.</summary>
    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Dr", "Dr.", "Prof", "Prof.", "Professor", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Sir", "Dame");

    /// <summary>Families whose name is no given name, folded: where one of them stands last but one in a Spanish article, it is the father's and what follows the mother's.</summary>
    private static readonly FrozenSet<string> SpanishFamilies = FrozenSet.Create(
        StringComparer.Ordinal,
        "aguilar", "alvarez", "arias", "benitez", "blanco", "cabrera", "calvo", "campos", "cano", "carmona", "carrasco", "castillo", "castro", "cortes", "crespo", "cruz", "delgado", "diaz", "diez", "dominguez", "duran", "fernandez", "ferrer",
        "flores", "fuentes", "gallego", "garcia", "garrido", "gimenez", "gomez", "gonzalez", "guerrero", "gutierrez", "hernandez", "herrera", "herrero", "hidalgo", "ibanez", "iglesias", "jimenez", "lopez", "lozano", "marquez", "martinez", "medina",
        "mendez", "molina", "montero", "morales", "moreno", "moya", "munoz", "navarro", "nieto", "nunez", "ortega", "ortiz", "parra", "pena", "perez", "prieto", "ramirez", "ramos", "reyes", "rodriguez", "rojas", "romero", "rubio", "ruiz",
        "sanchez", "sanz", "serrano", "soto", "suarez", "torres", "vargas", "vazquez", "velasco", "velazquez", "vidal");

    public static bool IsParticle(string word) => Particles.Contains(word);

    public static bool IsCapitalParticle(string word) => CapitalParticles.Contains(word);

    public static bool IsSuffix(string word) => Suffixes.Contains(word);

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static bool IsSpanishFamily(string word) => SpanishFamilies.Contains(NameFolding.Fold(word));
}
