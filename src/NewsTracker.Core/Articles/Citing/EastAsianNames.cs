using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>
/// Tells whether a name in Latin letters begins with the family's: newspapers print Chinese, Korean and Vietnamese names in either order. A word that is always a family's stands first, and what follows is written as only
/// given names are; every other name is taken as printed in the order of the West.
/// </summary>
internal static partial class EastAsianNames
{
    private static readonly FrozenSet<string> Korean = FrozenSet.Create(
        StringComparer.Ordinal, "ahn", "bae", "baek", "ban", "cha", "cho", "choe", "choi", "han", "hong", "hwang", "jang", "jeon", "jeong", "jo", "joo", "jung", "kang", "kim", "ko", "koh", "kwon", "lee", "lim", "min", "moon", "nam", "noh", "oh", "paik", "park", "rhee", "roh", "ryu",
        "seo", "shin", "sohn", "son", "song", "suh", "yang", "yoo", "yoon", "yun");

    private static readonly FrozenSet<string> Chinese = FrozenSet.Create(
        StringComparer.Ordinal, "cai", "cao", "deng", "feng", "guo", "huang", "jiang", "liu", "luo", "peng", "qian", "tang", "wang", "wu", "xi", "xiao", "xie", "xu", "yuan", "zeng", "zhang", "zhao", "zheng", "zhou", "zhu");

    private static readonly FrozenSet<string> Vietnamese = FrozenSet.Create(StringComparer.Ordinal, "bui", "dang", "hoang", "huynh", "nguyen", "pham", "tran", "vo", "vu");

    public static bool IsFamilyFirst(List<string> words)
    {
        var (first, last) = (NameFolding.Fold(words[0]), NameFolding.Fold(words[^1]));
        return words.Count == 2
            ? (Korean.Contains(first) && KoreanGiven().IsMatch(words[1])) || (Chinese.Contains(first) && !Chinese.Contains(last) && ChineseGiven().IsMatch(words[1]))
            : IsKorean(words) ? !Korean.Contains(last) : words.Count is 3 or 4 && Vietnamese.Contains(first) && !Vietnamese.Contains(last);
    }

    /// <summary>Kim Jung Min, with a family's name at either end, and Nguyen An, where one word follows what may have become a name in the order of the West.</summary>
    public static bool IsInDoubt(List<string> words)
    {
        var (first, last) = (NameFolding.Fold(words[0]), NameFolding.Fold(words[^1]));
        return IsKorean(words) ? Korean.Contains(last) : words.Count == 2 && Vietnamese.Contains(first) && !Vietnamese.Contains(last);
    }

    /// <summary>Yoon Suk Yeol: a family's name and two syllables.</summary>
    private static bool IsKorean(List<string> words) => words.Count == 3 && Korean.Contains(NameFolding.Fold(words[0])) && KoreanSyllable().IsMatch(words[1]) && KoreanSyllable().IsMatch(words[2]);

    /// <summary>Written in Han, Hangul or Kana: where a space parts such a name, the family's stands before it.</summary>
    public static bool IsIdeographic(string word) => word.All(c => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3'));

    /// <summary>Min-ji: the second syllable small. In Western names of two it is a capital.</summary>
    [GeneratedRegex(@"^\p{Lu}\p{Ll}+-\p{Ll}+$")]
    private static partial Regex KoreanGiven();

    [GeneratedRegex("^(ch|sh|[bdghjkmnprstw])?[yw]?[aeiou]{1,2}h?(ng|[bgklmnprt])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KoreanSyllable();

    /// <summary>Two syllables of pinyin.</summary>
    [GeneratedRegex("^((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)){2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ChineseGiven();
}
