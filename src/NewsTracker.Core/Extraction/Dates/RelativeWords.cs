using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>What a span is counted in, the finest first.</summary>
internal enum RelativeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// <summary>Words of many languages by which pages tell an instant from now.</summary>
internal static class RelativeWords
{
    private static readonly FrozenDictionary<string, RelativeUnit> Units = Build(
        ' ',
        (RelativeUnit.Second, "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi sekund sekundy sekunder секунд секунды секунду секунда сек 秒 초 giay detik sekuntia saniye segon segons secunde vteřin sekundami"),
        (RelativeUnit.Minute, "m min mins minute minutes minuten minuto minutos minuti minut minuty minutter minuter минут минуты минуту минута мин 分 분 phut menit minuuttia dakika dk хвилин хвилини хвіліну minuten minutami minutou xvilin λεπτα دقيقة دقائق দিন_m মিনিট मिनट นาที"),
        (RelativeUnit.Hour, "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore godzin godziny godzine godz hodin hodiny hodinami hodinou hodinu timer time timmar timme часов часа час ч 小 时 時 시간 gio jam tuntia tunti saat sa годин години годину гадзін uur ωρες ωρα ساعة ساعات ঘণ্টা घंटे घंटा ชั่วโมง"),
        (RelativeUnit.Day, "d day days tag tage tagen jour jours dia dias giorno giorni dni dzien dny dnem den dnu dager dage dagar dag dagen день дня дней 天 日 일 ngay hari paiva paivaa gun днів дні дзён μερες يوم أيام দিন दिन วัน zile zi"),
        (RelativeUnit.Week, "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane tydzien tygodnie tygodni tyden tydny tydnu uke uker uge uger vecka veckor неделя недели недель неделю 周 週 주 星 tuan minggu viikko viikkoa hafta тиждень тижні тижнів weken saptamani সপ্তাহ"),
        (RelativeUnit.Month, "mo mos month months monat monate monaten mois mes meses mese mesi miesiac miesiace miesiecy mesic mesice mesicu maned maneder manader месяц месяца месяцев 月 個 个 개월 thang bulan bln kuukausi kuukautta ay місяць місяці місяців maanden maand luni luna মাস"),
        (RelativeUnit.Year, "y yr yrs year years jahr jahre jahren an ans annee annees ano anos año años anno anni rok roky lat lata let ar år год года лет 年 년 nam tahun thn vuosi vuotta yil yıl рік роки років jaar ετη বছর साल"),
        (RelativeUnit.Decade, "decade decades dekada dekady decennio jahrzehnt jahrzehnte decennie decada decadas"));

    /// <summary>How many days ago.</summary>
    private static readonly FrozenDictionary<string, int> Days = Build(
        '|',
        (0, "today|heute|aujourd'hui|hoy|oggi|hoje|dzisiaj|dzis|dnes|сегодня|сьогодні|今天|今日|오늘|hom nay|hari ini|vandaag|idag|i dag|tanaan|bugun|اليوم|آج|आज|now|just now|jetzt|maintenant|ahora|adesso|agora|teraz"),
        (1, "yesterday|gestern|hier|ayer|ieri|ontem|wczoraj|vcera|вчера|вчора|учора|昨天|昨日|어제|hom qua|kemarin|gisteren|igar|i gar|eilen|dun|يوم أمس|أمس|امس|учера|jucer|tegnap"),
        (2, "day before yesterday|the day before yesterday|vorgestern|avant-hier|anteayer|anteontem|przedwczoraj|predevcirem|позавчера|позавчора|前天|一昨日|그저께|hom kia|eergisteren|l'altro ieri"),
        (-1, "tomorrow|morgen|demain|mañana|domani|amanha|jutro|zitra|завтра|明天"));

    private static readonly FrozenDictionary<string, int> Numbers = Build(
        ' ',
        (1, "a an one ein eine einem einer un una une uma um een en et"),
        (2, "two zwei deux dos due dois duas"),
        (3, "three drei trois tres tre"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
        (10, "ten"),
        (11, "eleven"),
        (12, "twelve"));

    private static readonly FrozenSet<string> FutureWords = FrozenSet.Create(StringComparer.Ordinal, "in", "dans", "через", "za", "dentro", "tra", "em", "after");

    public static RelativeUnit? FindUnit(string word) => Units.TryGetValue(word, out var unit) ? unit : null;

    /// <returns>How many days ago it was; negative for what is to come.</returns>
    public static int? FindDay(string phrase) => Days.TryGetValue(phrase, out var days) ? days : null;

    public static int? FindNumber(string word) => Numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>Whether a phrase that begins with it tells of what is to come.</summary>
    public static bool IsFuture(string word) => FutureWords.Contains(word);

    private static FrozenDictionary<string, TValue> Build<TValue>(char separator, params ReadOnlySpan<(TValue Value, string Words)> lists)
    {
        var values = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var (value, words) in lists)
        {
            foreach (var word in words.Split(separator))
                values.TryAdd(DateToken.Fold(word), value);
        }

        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
