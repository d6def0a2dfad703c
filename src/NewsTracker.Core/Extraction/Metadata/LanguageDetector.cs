using System.Buffers;
using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Tells a text's language by its script and, among languages of one script, by their commonest words. Says nothing where it is not sure.</summary>
public static class LanguageDetector
{
    private const int Sample = 6_000;
    private const int FewestHits = 5;

    private static readonly char[] Separators = [' ', '\n', ',', '.', '"', '(', ')', ':', ';', '!', '?', '\u060c', '\u201c', '\u201d'];
    private static readonly SearchValues<char> SeparatorSet = SearchValues.Create(Separators);

    private static readonly (string Language, string Words)[] Commonest =
    [
        ("en", "the of and to in that is was for with it as on by from are this have be at which not has been will their"),
        ("de", "der die und das ist nicht von den mit sich des auf für dem ein eine im auch als an werden wird bei dass nach sind zu"),
        ("fr", "le la les des et est une dans que qui pour pas sur du au par avec plus ce sont il cette ont été aux"),
        ("es", "el la los las que en del una por con para se no es su más lo como al fue han este ha y sus pero"),
        ("it", "il di che la per una non con del della è sono anche dei alla le nel gli più ha si dal delle come ma"),
        ("pt", "o que não do da uma para com os em mais dos foi se por ao como são na no das é ter pela pelo"),
        ("nl", "de het een van en is dat op te niet voor zijn met aan ook er door bij om worden naar wordt uit maar dan"),
        ("sv", "och att det som på är av för med den till inte en har om ett men var från vi så kan de sig ska"),
        ("da", "og at det som på er af for med den til ikke en har om et men fra så kan de sig der også blev efter var"),
        ("no", "og at det som på er av for med den til ikke en har om et men fra så kan de seg også ble etter var å"),
        ("fi", "ja on ei että oli se ovat mutta myös hän kun mukaan sen joka tai ole jo niin kuin ollut vuoden sekä"),
        ("pl", "i w na z do się nie że to jest o jak po za od przez dla są ale może jego który które oraz tym"),
        ("cs", "a v na se je že to s z do o jako za od pro podle které který byl by ale po jsou také už jeho"),
        ("sk", "a v na sa je že to s z do o ako za od pre podľa ktoré ktorý bol by ale po sú aj už jeho"),
        ("hu", "a az és hogy nem is egy meg már csak ez volt el még szerint mint de ki van be azt pedig lesz"),
        ("ro", "și de la în a cu pe care nu din că este pentru un o mai au fost ce sa dar prin al fi sunt"),
        ("hr", "je i u na se da za od su o što koji ne bi kako će s iz koje a nije to bio kao po do"),
        ("tr", "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ise olduğu en ancak dedi her o ne"),
        ("id", "yang dan di ini dengan untuk itu dari dalam tidak pada akan juga ke telah oleh mereka ada saat karena"),
        ("vi", "của và là có các trong một cho được với không những đã người này khi để đến từ cũng về như"),
        ("et", "ja on ei et see oli ka kui aga ning mis või tema oma selle seda pole veel välja kes"),
        ("lt", "ir kad yra tai į su o iš už bet kaip dėl buvo apie ar nuo jis po taip pat per"),
        ("lv", "un ir ka par no ar uz kas arī bet tas lai tika pēc gan kā to viņš jau"),
        ("sq", "të e në që për me një nga u është ka dhe se do më ai si të kanë"),
        ("ca", "el la que de i en els les per amb una del no és al més com ha han dels"),
        ("af", "die van en het is in nie wat vir om te dat met hy sy was aan op word"),
        ("sw", "ya na wa kwa ni katika za la kuwa hiyo cha alisema hii kama huo baada yake"),
        ("zu", "ukuthi futhi kodwa uma ngoba kanye noma ukuze lapho kusho uthe njengoba ngesikhathi lokhu yokuthi kuthiwa nokuthi abantu kule kulesi ngokuthi kakhulu wathi manje laba"),
        ("xh", "ukuba kwaye kodwa ukuze njengoko okanye kunye oku uthi kuba kanti abantu ngokuthi kwakhona ukuthi kule eli esi loo apho yaye kakhulu ngoku wathi kumele"),
        ("ru", "и в не на что с по это как из за для его от он было они которые также но к был"),
        ("uk", "і в не на що з та до це як із за для його від він було вони які також але про у й"),
        ("bg", "и на в да за се от не с е че по са като до това през ще но има си към"),
        ("sr", "је и у на се да за од су о што који не би како ће са из које а није то"),
        ("be", "і ў на не што з да па гэта як за для ад ён было яны якія таксама але пра"),
        ("mk", "и на во да се за од не со е дека по са како до ова ќе но има кон"),
        ("ar", "في من على أن إلى التي عن مع هذا الذي كان ما هذه بعد لا قال بين"),
        ("fa", "در به از که این را با است برای آن یک خود تا کرد بر هم شده می"),
        ("ur", "کے میں کی ہے اور سے کا کو نے پر کہ ہیں اس یہ بھی تھا"),
        ("hi", "के में की है और से का को ने पर कि हैं इस यह भी था"),
        ("mr", "आहे आणि या च्या ते होते यांनी मध्ये तर हे केली नाही"),
        ("ne", "छ र को मा ले भएको गरेको छन् हो पनि गर्न"),
    ];

    private static readonly string[] Languages = [.. Commonest.Select(entry => entry.Language)];

    /// <summary>For each word the places in <see cref="Languages"/> of those that use it.</summary>
    private static readonly FrozenDictionary<string, int[]> StopWords = Commonest
        .SelectMany((entry, language) => entry.Words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (word, language)))
        .GroupBy(entry => entry.word, entry => entry.language, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> StopWordLookup = StopWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestStopWord = StopWords.Keys.Max(word => word.Length);

    public static string? Detect(string text)
    {
        var sample = text.Length > Sample ? text[..Sample] : text;
        return ByScript(sample) is { } script ? script.Length > 0 ? script : ByWords(sample) : null;
    }

    /// <summary>The language where the script tells it; empty where several share the script; null where there is too little text.</summary>
    private static string? ByScript(string text)
    {
        int letters = 0, han = 0, kana = 0, hangul = 0, thai = 0, greek = 0, hebrew = 0, bengali = 0, tamil = 0, telugu = 0, georgian = 0, armenian = 0, gujarati = 0, khmer = 0, burmese = 0;
        foreach (var character in text)
        {
            // Most texts are of letters that no script of the list has.
            if (char.IsAsciiLetter(character))
            {
                letters++;
                continue;
            }

            if (!char.IsLetter(character))
                continue;
            letters++;
            _ = character switch
            {
                >= '\u3040' and <= '\u30ff' => kana++,
                >= '\u4e00' and <= '\u9fff' => han++,
                >= '\uac00' and <= '\ud7a3' => hangul++,
                >= '\u0e00' and <= '\u0e7f' => thai++,
                >= '\u0370' and <= '\u03ff' => greek++,
                >= '\u0590' and <= '\u05ff' => hebrew++,
                >= '\u0980' and <= '\u09ff' => bengali++,
                >= '\u0b80' and <= '\u0bff' => tamil++,
                >= '\u0c00' and <= '\u0c7f' => telugu++,
                >= '\u10a0' and <= '\u10ff' => georgian++,
                >= '\u0530' and <= '\u058f' => armenian++,
                >= '\u0a80' and <= '\u0aff' => gujarati++,
                >= '\u1780' and <= '\u17ff' => khmer++,
                >= '\u1000' and <= '\u109f' => burmese++,
                _ => 0,
            };
        }

        if (letters < 40)
            return null;
        if (kana * 20 > letters)
            return "ja";
        ReadOnlySpan<(int Count, string Language)> scripts =
        [
            (hangul, "ko"), (han, "zh"), (thai, "th"), (greek, "el"), (hebrew, "he"), (bengali, "bn"), (tamil, "ta"), (telugu, "te"),
            (georgian, "ka"), (armenian, "hy"), (gujarati, "gu"), (khmer, "km"), (burmese, "my"),
        ];
        foreach (var (count, language) in scripts)
        {
            if (count * 2 > letters)
                return language;
        }

        return "";
    }

    private static string? ByWords(string text)
    {
        var lower = text.ToLowerInvariant();
        Span<int> scores = stackalloc int[Languages.Length];
        scores.Clear();
        var words = 0;
        foreach (var range in lower.AsSpan().SplitAny(SeparatorSet))
        {
            var word = lower.AsSpan(range);
            if (word.IsEmpty)
                continue;
            words++;
            if (word.Length > LongestStopWord || !StopWordLookup.TryGetValue(word, out var languages))
                continue;
            foreach (var language in languages)
                scores[language]++;
        }

        var (best, second) = (0, -1);
        for (var language = 1; language < scores.Length; language++)
        {
            if (scores[language] > scores[best])
                (best, second) = (language, best);
            else if (second < 0 || scores[language] > scores[second])
                second = language;
        }

        var isSure = scores[best] >= FewestHits && scores[best] * 12 >= words && scores[best] > scores[second] * 1.15;
        return isSure ? Languages[best] : NguniWords.Detect(lower.Split(Separators, StringSplitOptions.RemoveEmptyEntries));
    }
}
