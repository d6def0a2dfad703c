using System.Text.RegularExpressions;

namespace NewsTracker.Core.Stories;

/// <summary>The names under which news agencies are credited.</summary>
internal static partial class NewsAgencies
{
    /// <summary>What a text that credits "agencies" is said to come from.</summary>
    public const string Unnamed = "agencies";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Thomson Reuters"] = "Reuters",
        ["Agence France-Presse"] = "AFP",
        ["Associated Press"] = "AP",
        ["The Associated Press"] = "AP",
        ["Press Trust of India"] = "PTI",
        ["Baltic News Service"] = "BNS",
        ["DPA"] = "dpa",
        ["CTK"] = "ČTK",
        ["Kyodo News"] = "Kyodo",
        ["AA"] = "Anadolu",
        ["Anadolu Agency"] = "Anadolu",
        ["PA Media"] = "PA",
        ["The Canadian Press"] = "Canadian Press",
        ["Xinhua News Agency"] = "Xinhua",
        ["Yonhap News Agency"] = "Yonhap",
    };

    static NewsAgencies()
    {
        foreach (var name in "Reuters AFP AP PTI ANI IANS UNI BNS ELTA LETA STT NTB TT Ritzau dpa APA PAP ČTK TASR MTI EFE ANSA Lusa Belga ANP Kyodo Yonhap Xinhua TASS Interfax Interfax-Ukraine Ukrinform Anadolu Bloomberg UPI CNA Bernama Antara AAP RNZ PA".Split(' '))
            Known[name] = name;
        Known["RIA Novosti"] = "RIA Novosti";
        Known["Canadian Press"] = "Canadian Press";
    }

    /// <summary>Every agency in a credit such as "Reuters/AFP" or "with inputs from PTI".</summary>
    public static IEnumerable<string> In(string credit)
    {
        foreach (var part in Separator().Split(credit).Select(part => part.Trim(' ', '.', '-', '–', '—')))
        {
            if (Known.TryGetValue(part, out var agency))
                yield return agency;
            else if (SomeAgency().IsMatch(part))
                yield return Unnamed;
        }
    }

    [GeneratedRegex(@"[,;/&|]|\b(?:and|with|from|by|inputs?|reporting|reports?|material|via)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:other |news |wire |international )*agenc(?:y|ies)'?$", RegexOptions.IgnoreCase)]
    private static partial Regex SomeAgency();
}
