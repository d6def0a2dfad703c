using CsCheck;
using NewsTracker.Core.Annotations;

namespace NewsTracker.Core.Tests.Annotations;

public sealed class CodePointMapTests
{
    [Fact]
    public void A_sign_beyond_the_first_plane_counts_once()
    {
        var map = new CodePointMap("a😀b");
        Assert.Equal(3, map.Count);
        Assert.Equal([0, 1, 3, 4], Enumerable.Range(0, 4).Select(map.ToUtf16));
        Assert.Equal([0, 1, 1, 2, 3], Enumerable.Range(0, 5).Select(map.FromUtf16));
    }

    [Fact]
    public void Offsets_beyond_the_text_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodePointMap("abc").ToUtf16(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodePointMap("😀").ToUtf16(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodePointMap("abc").FromUtf16(-1));
    }

    [Fact]
    public void There_and_back_is_where_one_was() =>
        Gen.OneOf(Gen.Const("a"), Gen.Const("š"), Gen.Const("😀"), Gen.Const("𐍈")).Array[0, 40].Select(string.Concat).Sample(text =>
        {
            var map = new CodePointMap(text);
            Assert.Equal(text.EnumerateRunes().Count(), map.Count);
            for (var i = 0; i <= map.Count; i++)
            {
                Assert.Equal(i, map.FromUtf16(map.ToUtf16(i)));
            }
        });
}
