using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class BylineNamesTests
{
    [Theory]
    [InlineData("Por José Ortega y Gasset", "José Ortega y Gasset")]
    [InlineData("José Ortega y Gasset y Ana García Pérez", "José Ortega y Gasset|Ana García Pérez")]
    [InlineData("Ana García Pérez, Santiago Ramón y Cajal", "Ana García Pérez|Santiago Ramón y Cajal")]
    [InlineData("João Costa e Silva", "João Costa e Silva")]
    [InlineData("Josep Puig i Cadafalch", "Josep Puig i Cadafalch")]
    [InlineData("Von Karl-Theodor von und zu Guttenberg", "Karl-Theodor von und zu Guttenberg")]
    public void A_word_for_and_may_stand_within_a_name(string line, string names) => Assert.Equal(names.Split('|'), BylineNames.Read(line).Select(name => name.Name));

    [Theory]
    [InlineData("Ana García y Pedro López", "Ana García|Pedro López")]
    [InlineData("Ana y Pedro", "Ana|Pedro")]
    [InlineData("Ana García y Reuters", "Ana García|Reuters")]
    [InlineData("Ana García y EFE", "Ana García|EFE")]
    [InlineData("Ana García y Agencias", "Ana García|Agencias")]
    [InlineData("Ana García y Télam", "Ana García|Télam")]
    [InlineData("Liliana Borges e Lusa", "Liliana Borges|Lusa")]
    [InlineData("Lusa e Liliana Borges", "Lusa|Liliana Borges")]
    [InlineData("Ana Horvat i Hina", "Ana Horvat|Hina")]
    [InlineData("Redacción Madrid y Gómez", "Redacción Madrid|Gómez")]
    [InlineData("Anna und Peter Vogel", "Anna|Peter Vogel")]
    [InlineData("Anna Kuhn und Vogel", "Anna Kuhn|Vogel")]
    [InlineData("Ann Lee and Bob Ray", "Ann Lee|Bob Ray")]
    [InlineData("Jan Kowalski i Anna Nowak", "Jan Kowalski|Anna Nowak")]
    public void Between_names_it_parts_them(string line, string names) => Assert.Equal(names.Split('|'), BylineNames.Read(line).Select(name => name.Name));

    [Theory]
    [InlineData("Por Lusa", true)]
    [InlineData("Hina", true)]
    [InlineData("Von Agenturen", true)]
    [InlineData("By Hina Khan", false)]
    [InlineData("Darijo Srna", false)]
    public void An_agency_may_bear_the_name_of_a_person(string line, bool isAgency) => Assert.Equal(isAgency, Assert.Single(BylineNames.Read(line)).IsOrganisation);
}
