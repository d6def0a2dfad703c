using System.Text.Json;

namespace NewsTracker.Data.Tests;

public sealed class StorableJsonTests
{
    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("\0\0", "")]
    [InlineData("\\u0000\"", "\\u0000\"")]
    [InlineData("\\\0\\", "\\\\")]
    public void Only_NULs_go(string text, string expected) =>
        Assert.Equal([expected], JsonSerializer.Deserialize<string[]>(StorableJson.Serialize(new[] { text }))!);

    [Fact]
    public void Names_have_none_either() => Assert.Equal("""{"ab":1}""", StorableJson.Serialize(new Dictionary<string, int> { ["a\0b"] = 1 }));
}
