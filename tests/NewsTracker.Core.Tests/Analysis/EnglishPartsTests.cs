using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public class EnglishPartsTests
{
    private const string English = "The government said on Monday that Poland would leave the Ottawa Convention on landmines, and that the parliament would vote on a law in the spring.";

    private const string Lithuanian =
        "Vyriausybė pirmadienį pranešė, kad Lietuva pasitrauks iš konvencijos dėl minų, o Seimas dėl to balsuos pavasarį. Ministras sakė, kad tai yra būtina ir kad kaimynai jau taip padarė, bet sprendimas dar nėra galutinis.";

    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    /// <summary>None of these languages is known to the detector by its words.</summary>
    [Theory]
    [InlineData("ລັດຖະບານລາວໄດ້ປະກາດໃນວັນຈັນວ່າ ຈະເລີ່ມໂຄງການໃໝ່ເພື່ອເກັບກູ້ລະເບີດທີ່ຍັງບໍ່ທັນແຕກໃນແຂວງຊຽງຂວາງ ແລະ ຈະຊ່ວຍເຫຼືອຄອບຄົວຂອງຜູ້ໄດ້ຮັບບາດເຈັບໃນປີນີ້.")]
    [InlineData("መንግሥት በሰሜን አካባቢ የተቀበሩ ፈንጂዎችን ለማስወገድ አዲስ ሕግ እንደሚያወጣ ሰኞ ዕለት አስታወቀ። ሚኒስትሩ ስምምነቱን አገሪቱ እንደምታከብር ለጋዜጠኞች ተናግረዋል።")]
    [InlineData("උතුරු පළාතේ බිම් බෝම්බ ඉවත් කිරීමේ කටයුතු ලබන වසර අවසානයට පෙර නිම කරන බව අමාත්‍යවරයා සඳුදා මාධ්‍යවේදීන්ට පැවසීය. රජය සම්මුතියට ගරු කරයි.")]
    [InlineData("Hökumət bazar ertəsi bildirdi ki, işğaldan azad edilmiş rayonlarda minaların təmizlənməsi gələn ilin sonuna qədər davam edəcək. Nazir jurnalistlərə dedi ki, ölkə konvensiyaya hələ qoşulmayıb, lakin onun məqsədlərini dəstəkləyir.")]
    [InlineData("Ҳукумат рӯзи душанбе эълон кард, ки тозакунии минаҳо дар сарҳад то охири соли оянда идома меёбад. Вазир ба рӯзноманигорон гуфт, ки кишвар ба конвенсия содиқ мемонад ва ба осебдидагон кӯмак мекунад.")]
    [InlineData("Dowladda ayaa Isniintii sheegtay in miinooyinka lagu aasay xadka la saari doono ka hor dhammaadka sanadka soo socda. Wasiirku wuxuu weriyayaasha u sheegay in dalku uu u hoggaansami doono heshiiska caalamiga ah ee miinooyinka.")]
    [InlineData("حکومت د دوشنبې په ورځ وویل چې په شمالي ولایتونو کې به د ماینونو پاکول د راتلونکي کال تر پایه بشپړ شي. وزیر خبریالانو ته وویل چې هېواد به د کنوانسیون درناوی کوي.")]
    [InlineData("Sinabi ng pamahalaan noong Lunes na aalisin ang mga mina sa hangganan bago matapos ang susunod na taon. Ayon sa kalihim, tutuparin ng bansa ang kasunduan at tutulungan ang mga pamilya ng mga nasaktan sa mga nayon.")]
    [InlineData("Vlada je v ponedeljek sporočila, da bodo mine ob meji odstranili do konca prihodnjega leta. Minister je novinarjem dejal, da bo država spoštovala konvencijo in pomagala družinam ranjenih v vaseh ob reki.")]
    public void A_text_in_a_language_that_is_not_known_is_not_passed_off_as_read(string text) => Assert.Equal(AnalysedLanguage.NotAnalysed, EnglishParts.LanguageOf(text));

    [Theory]
    [InlineData("Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Australia, Austria, Bahamas, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia and Herzegovina, Botswana, Brazil")]
    [InlineData("Finland, Lithuania quit mine treaty: parliament vote 100-5, notice sent New York, withdrawal due December, production plants planned, border fields mined, neighbours silent, allies split, campaigners protest outside ministry")]
    [InlineData("Finland 1,029,763 destroyed 2015\nPoland 1,055,971 destroyed 2016\nBelarus 3,356,636 destroyed 2017\nGreece 643,267 remaining 2024\nUkraine 3,364,433 remaining 2024")]
    [InlineData("Landmines. Again.")]
    [InlineData(English)]
    [InlineData(English + "\nhttps://www.example.org/nyheter/utrikes/finland-lämnar-fördraget-om-minor?utm_source=brev&utm_medium=epost&utm_campaign=dagens-urval&ref=toppen&sida=tre#kommentarer-om-artikeln-och-mera")]
    [InlineData(English + "\nexample.org/nyheter/utrikes/finland-lämnar-fördraget-om-minor example.org/nyheter/utrikes/polen-stänger-gränsen-mot-öster example.org/nyheter/inrikes/mera")]
    [InlineData(English + "\n@minister_finland @forsvar.nyheter #minor #fördraget @polska_rzecznik @lietuvos_krašto #ottawa @vyriausybė @riigikogu #maamiinid @saeima_lv #mīnas @ministeriet press@example.org")]
    public void Lists_tables_and_telegrams_stay_English(string text) => Assert.Equal(AnalysedLanguage.English, EnglishParts.LanguageOf(text));

    [Fact]
    public void Of_a_text_in_two_languages_the_English_paragraphs_are_read_and_no_words_of_the_others_are_evidence()
    {
        const string Text = $"{English}\n\n{Lithuanian}";
        var analysis = PositionAnalyser.Analyse("", Text, null, Lexicon);
        Assert.Equal(AnalysedLanguage.Partly, analysis.Language);
        Assert.NotEmpty(analysis.Positions);
        Assert.All(analysis.Positions, position => Assert.True(position.Evidence.End <= English.Length));
    }

    [Fact]
    public void A_paragraph_in_a_language_that_is_not_known_is_left_out()
    {
        const string Foreign = "Vlada je v ponedeljek sporočila, da bodo mine ob meji odstranili do konca prihodnjega leta, minister pa je novinarjem dejal, da bo država spoštovala konvencijo.";
        Assert.Equal(AnalysedLanguage.Partly, EnglishParts.LanguageOf($"{English}\n\n{English}\n\n{Foreign}"));
    }
}
