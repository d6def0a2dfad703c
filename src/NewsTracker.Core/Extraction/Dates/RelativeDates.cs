using System.Collections.Frozen;
using System.Globalization;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads "2 hours ago", "yesterday" and their like by unit words of many languages.</summary>
internal static class RelativeDates
{
    private static readonly FrozenDictionary<string, char> Units = Build(
        ('s', "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi sekund sekundy sekunder секунд секунды секунду секунда сек 秒 초 giay detik sekuntia saniye segon segons secunde vteřin sekundami"),
        ('m', "m min mins minute minutes minuten minuto minutos minuti minut minuty minutter minuter минут минуты минуту минута мин 分 분 phut menit minuuttia dakika dk хвилин хвилини хвіліну minuten minutami minutou xvilin λεπτα دقيقة دقائق দিন_m মিনিট मिनट นาที"),
        ('h', "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore godzin godziny godzine godz hodin hodiny hodinami hodinou hodinu timer time timmar timme часов часа час ч 小 时 時 시간 gio jam tuntia tunti saat sa годин години годину гадзін uur ωρες ωρα ساعة ساعات ঘণ্টা घंटे घंटा ชั่วโมง"),
        ('d', "d day days tag tage tagen jour jours dia dias giorno giorni dni dzien dny dnem den dnu dager dage dagar dag dagen день дня дней 天 日 일 ngay hari paiva paivaa gun днів дні дзён μερες يوم أيام দিন दिन วัน zile zi"),
        ('w', "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane tydzien tygodnie tygodni tyden tydny tydnu uke uker uge uger vecka veckor неделя недели недель неделю 周 週 주 星 tuan minggu viikko viikkoa hafta тиждень тижні тижнів weken saptamani সপ্তাহ"),
        ('M', "mo mos month months monat monate monaten mois mes meses mese mesi miesiac miesiace miesiecy mesic mesice mesicu maned maneder manader месяц месяца месяцев 月 個 个 개월 thang bulan bln kuukausi kuukautta ay місяць місяці місяців maanden maand luni luna মাস"),
        ('y', "y yr yrs year years jahr jahre jahren an ans annee annees ano anos año años anno anni rok roky lat lata let ar år год года лет 年 년 nam tahun thn vuosi vuotta yil yıl рік роки років jaar ετη বছর साल"),
        ('D', "decade decades dekada dekady decennio jahrzehnt jahrzehnte decennie decada decadas"));

    private static readonly FrozenDictionary<string, int> DayWords = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["today"] = 0,
        ["heute"] = 0,
        ["aujourd'hui"] = 0,
        ["hoy"] = 0,
        ["oggi"] = 0,
        ["hoje"] = 0,
        ["dzisiaj"] = 0,
        ["dzis"] = 0,
        ["dnes"] = 0,
        ["сегодня"] = 0,
        ["сьогодні"] = 0,
        ["今天"] = 0,
        ["今日"] = 0,
        ["오늘"] = 0,
        ["hom nay"] = 0,
        ["hari ini"] = 0,
        ["vandaag"] = 0,
        ["idag"] = 0,
        ["i dag"] = 0,
        ["tanaan"] = 0,
        ["bugun"] = 0,
        ["اليوم"] = 0,
        ["آج"] = 0,
        ["आज"] = 0,
        ["yesterday"] = 1,
        ["gestern"] = 1,
        ["hier"] = 1,
        ["ayer"] = 1,
        ["ieri"] = 1,
        ["ontem"] = 1,
        ["wczoraj"] = 1,
        ["vcera"] = 1,
        ["вчера"] = 1,
        ["вчора"] = 1,
        ["учора"] = 1,
        ["昨天"] = 1,
        ["昨日"] = 1,
        ["어제"] = 1,
        ["hom qua"] = 1,
        ["kemarin"] = 1,
        ["gisteren"] = 1,
        ["igar"] = 1,
        ["i gar"] = 1,
        ["eilen"] = 1,
        ["dun"] = 1,
        ["يوم أمس"] = 1,
        ["أمس"] = 1,
        ["امس"] = 1,
        ["учера"] = 1,
        ["jucer"] = 1,
        ["tegnap"] = 1,
        ["now"] = 0,
        ["just now"] = 0,
        ["jetzt"] = 0,
        ["maintenant"] = 0,
        ["ahora"] = 0,
        ["adesso"] = 0,
        ["agora"] = 0,
        ["teraz"] = 0,
        ["day before yesterday"] = 2,
        ["the day before yesterday"] = 2,
        ["vorgestern"] = 2,
        ["avant-hier"] = 2,
        ["anteayer"] = 2,
        ["anteontem"] = 2,
        ["przedwczoraj"] = 2,
        ["predevcirem"] = 2,
        ["позавчера"] = 2,
        ["позавчора"] = 2,
        ["前天"] = 2,
        ["一昨日"] = 2,
        ["그저께"] = 2,
        ["hom kia"] = 2,
        ["eergisteren"] = 2,
        ["l'altro ieri"] = 2,
        ["tomorrow"] = -1,
        ["morgen"] = -1,
        ["demain"] = -1,
        ["mañana"] = -1,
        ["domani"] = -1,
        ["amanha"] = -1,
        ["jutro"] = -1,
        ["zitra"] = -1,
        ["завтра"] = -1,
        ["明天"] = -1,
    }.ToFrozenDictionary(entry => DateToken.Fold(entry.Key), entry => entry.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["a"] = 1,
        ["an"] = 1,
        ["one"] = 1,
        ["ein"] = 1,
        ["eine"] = 1,
        ["einem"] = 1,
        ["einer"] = 1,
        ["un"] = 1,
        ["una"] = 1,
        ["une"] = 1,
        ["uma"] = 1,
        ["um"] = 1,
        ["een"] = 1,
        ["en"] = 1,
        ["et"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["zwei"] = 2,
        ["drei"] = 3,
        ["deux"] = 2,
        ["trois"] = 3,
        ["dos"] = 2,
        ["tres"] = 3,
        ["due"] = 2,
        ["tre"] = 3,
        ["dois"] = 2,
        ["duas"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> FutureWords = FrozenSet.Create(StringComparer.Ordinal, "in", "dans", "через", "za", "dentro", "tra", "em", "after");

    public static DateReading? Read(List<DateToken> tokens, DateTimeOffset now)
    {
        var phrase = string.Concat(tokens.Select((token, index) => (index > 0 && token.SpaceBefore ? " " : "") + token.Text)).Trim();
        if (DayWords.TryGetValue(phrase.TrimEnd('.'), out var days))
            return new DateReading(now.DateTime.AddDays(-days), now.Offset, DateGrain.Day);

        var moment = now.DateTime;
        var sign = tokens.Count > 0 && FutureWords.Contains(tokens[0].Text) ? 1 : -1;
        var finest = default(char);
        var strangers = 0;
        double? amount = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsNumber)
            {
                // Signed spans are arithmetic, not a print.
                if (amount is not null || (i > 0 && (tokens[i - 1].Is('-') || tokens[i - 1].Is('+'))))
                    return null;
                amount = token.Value;
                if (i + 2 < tokens.Count && tokens[i + 1].Is('.') && tokens[i + 2].IsNumber)
                {
                    amount = double.Parse(token.Text + "." + tokens[i + 2].Text, CultureInfo.InvariantCulture);
                    i += 2;
                }
            }
            else if (token.Kind == DateTokenKind.Word && FindUnit(token.Text) is var unit and not '\0' && (amount is not null || finest == default && Units.ContainsKey(token.Text) && token.Text.Length > 3))
            {
                if (Step(moment, unit, sign * (amount ?? 1)) is not { } moved)
                    return null;
                (moment, finest, amount) = (moved, unit, null);
                while (i + 1 < tokens.Count && DateToken.IsHan(tokens[i + 1].Text[0]) && DateToken.IsHan(token.Text[0]))
                    i++;
            }
            else if (token.Kind == DateTokenKind.Word && amount is null && Numbers.TryGetValue(token.Text, out var number))
            {
                amount = number;
            }
            else if (token.Kind == DateTokenKind.Word && ++strangers > 3)
            {
                return null;
            }
        }

        return finest == default || amount is not null ? null : new DateReading(moment, now.Offset, GrainOf(finest));
    }

    private static char FindUnit(string word) => Units.GetValueOrDefault(word);

    private static DateTime? Step(DateTime moment, char unit, double amount)
    {
        if (Math.Abs(amount) > 5_000)
            return null;
        var whole = (int)Math.Round(amount);
        return unit switch
        {
            's' => moment.AddSeconds(amount),
            'm' => moment.AddMinutes(amount),
            'h' => moment.AddHours(amount),
            'd' => moment.AddDays(amount),
            'w' => moment.AddDays(7 * amount),
            'M' => moment.AddMonths(whole),
            'y' when moment.Year + whole is > 1 and < 9000 => moment.AddYears(whole),
            'D' when moment.Year + (10 * whole) is > 1 and < 9000 => moment.AddYears(10 * whole),
            _ => null,
        };
    }

    private static DateGrain GrainOf(char unit) => unit switch { 's' => DateGrain.Second, 'm' or 'h' => DateGrain.Minute, 'M' => DateGrain.Month, 'y' or 'D' => DateGrain.Year, _ => DateGrain.Day };

    private static FrozenDictionary<string, char> Build(params ReadOnlySpan<(char Unit, string Words)> lists)
    {
        var units = new Dictionary<string, char>(StringComparer.Ordinal);
        foreach (var (unit, words) in lists)
        {
            foreach (var word in words.Split(' '))
                units.TryAdd(DateToken.Fold(word), unit);
        }

        return units.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
