namespace NewsTracker.Core.Articles.Citing;

/// <summary>A name in a reference. Styles write a person's parts in orders of their own; what may begin or end with the family's, and whatever is no person, they leave as it is. Where nothing tells otherwise the family's is the last.</summary>
public abstract record PersonName
{
    private PersonName()
    {
    }

    /// <summary>In the order in which it is printed and said.</summary>
    public abstract string Whole { get; }

    /// <summary>A person by the credit line of an article.</summary>
    /// <param name="language">The article's, as a tag: some put families first, or give people two family names.</param>
    public static PersonName Read(string name, string? language) => PersonNameReader.Read(name, language);

    /// <summary>An organisation, an agency, a desk, a person of one name, or one whose parts are in doubt.</summary>
    public sealed record Literal(string Name) : PersonName
    {
        public override string Whole => Name;
    }

    /// <param name="Particle">Lower-case words that belong to the family's name: van der, de la. Capital ones are part of <paramref name="Family"/>.</param>
    /// <param name="Suffix">Jr., Sr., or a number.</param>
    public sealed record Person(string Given, string? Particle, string Family, string? Suffix) : PersonName
    {
        /// <summary>Whether the family's name is said first, as among the Chinese, Koreans, Vietnamese and Hungarians.</summary>
        public bool IsFamilyFirst { get; init; }

        /// <summary>What stands between two parts: nothing where the script knows no spaces within a name.</summary>
        public string Space { get; init; } = " ";

        /// <summary>With its particle.</summary>
        public string WholeFamily => Particle is null ? Family : $"{Particle} {Family}";

        public override string Whole => (IsFamilyFirst ? $"{WholeFamily}{Space}{Given}" : $"{Given} {WholeFamily}") + (Suffix is null ? "" : $" {Suffix}");
    }
}
