using NewsTracker.Core.Articles.Citing;

namespace NewsTracker.Core.Tests.Articles.Citing;

public class PersonNameTests
{
    [Theory]
    [InlineData("Jonas Kask", "Jonas", null, "Kask", null)]
    [InlineData("  Mari  Anna Tamm ", "Mari Anna", null, "Tamm", null)]
    [InlineData("Kask, Jonas", "Jonas", null, "Kask", null)]
    [InlineData("J. R. R. Tamm", "J. R. R.", null, "Tamm", null)]
    [InlineData("Dr. Jonas Kask", "Jonas", null, "Kask", null)]
    [InlineData("Prof. Dr. Jonas Kask", "Jonas", null, "Kask", null)]
    [InlineData("Kask, Dr. Jonas", "Jonas", null, "Kask", null)]
    [InlineData("Jonas Kask Jr.", "Jonas", null, "Kask", "Jr.")]
    [InlineData("Jonas Kask, Jr.", "Jonas", null, "Kask", "Jr.")]
    [InlineData("Kask, Jonas, III", "Jonas", null, "Kask", "III")]
    [InlineData("Ineke van der Ham", "Ineke", "van der", "Ham", null)]
    [InlineData("van der Ham, Ineke", "Ineke", "van der", "Ham", null)]
    [InlineData("Ham, Ineke van der", "Ineke", "van der", "Ham", null)]
    [InlineData("Ana de la Cruz Romero", "Ana", "de la", "Cruz Romero", null)]
    [InlineData("Robert De Niro", "Robert", null, "De Niro", null)]
    [InlineData("Yazan Abu Salama", "Yazan", null, "Abu Salama", null)]
    [InlineData("bell hooks", "bell", null, "hooks", null)]
    [InlineData("José Ortega y Gasset", "José", null, "Ortega y Gasset", null)]
    [InlineData("Анна Петренко", "Анна", null, "Петренко", null)]
    public void A_person_is_taken_apart(string name, string given, string? particle, string family, string? suffix) =>
        Assert.Equal(new PersonName.Person(given, particle, family, suffix), PersonName.Read(name, "en"));

    [Theory]
    [InlineData("Kim Min-ji", "Kim", "Min-ji")]
    [InlineData("Zhao Yusha", "Zhao", "Yusha")]
    [InlineData("Nguyễn Văn An", "Nguyễn", "Văn An")]
    [InlineData("Yoon Suk Yeol", "Yoon", "Suk Yeol")]
    [InlineData("Kim Jong Un", "Kim", "Jong Un")]
    [InlineData("山田 太郎", "山田", "太郎")]
    public void A_family_is_first_where_the_words_leave_no_doubt(string name, string family, string given)
    {
        var person = Assert.IsType<PersonName.Person>(PersonName.Read(name, "en"));
        Assert.Equal((family, given, true), (person.Family, person.Given, person.IsFamilyFirst));
    }

    [Theory]
    [InlineData("Min-ji Kim", "Kim")]
    [InlineData("Kim Jones", "Jones")]
    [InlineData("Viet Thanh Nguyen", "Nguyen")]
    [InlineData("Zhang Wu", "Wu")]
    [InlineData("Wang Smith", "Smith")]
    [InlineData("Lee Harvey Oswald", "Oswald")]
    [InlineData("Jo Ann Smith", "Smith")]
    public void Where_nothing_tells_otherwise_a_family_is_last(string name, string family) => Assert.Equal(family, Assert.IsType<PersonName.Person>(PersonName.Read(name, "en")).Family);

    [Theory]
    [InlineData("Gabriel García Márquez", "es", "García Márquez")]
    [InlineData("Gabriel García Márquez", "en", "Márquez")]
    [InlineData("José Luis Rodríguez", "es", "Rodríguez")]
    [InlineData("Kovács János", "hu", "Kovács")]
    [InlineData("Ineke van Ham", "hu", "Ham")]
    public void The_language_of_an_article_tells_of_families(string name, string language, string family) => Assert.Equal(family, Assert.IsType<PersonName.Person>(PersonName.Read(name, language)).Family);

    [Theory]
    [InlineData("Reuters")]
    [InlineData("Baltic News Service")]
    [InlineData("Sukarno")]
    [InlineData("Kask & Tamm")]
    [InlineData("王小明")]
    public void What_is_no_person_of_two_names_stays_as_it_is(string name) => Assert.Equal(new PersonName.Literal(name), PersonName.Read(name, "en"));

    [Theory]
    [InlineData("Dr. Kask")]
    [InlineData("Prof. Dr. Kask")]
    [InlineData("Kask, Dr.")]
    [InlineData("Nguyen An")]
    [InlineData("Kim Jung Min")]
    [InlineData("Kovács János Péter", "hu")]
    public void What_is_in_doubt_stays_as_it_is(string name, string language = "en") => Assert.Equal(new PersonName.Literal(name), PersonName.Read(name, language));
}
