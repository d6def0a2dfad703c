using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class JsonEscapesTests
{
    [Theory]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"a":"\ude00\uD83D"}""", """{"a":"\ufffd\ufffd"}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", """{"a":"\ufffd\ud83d\ude00"}""")]
    [InlineData("""{"a":"\\ud800"}""", """{"a":"\\ud800"}""")]
    [InlineData("""{"a":"\\ud800\udc00"}""", """{"a":"\\ud800\ufffd"}""")]
    [InlineData("""{"a":"\\\ud800"}""", """{"a":"\\\ufffd"}""")]
    public void Half_a_character_becomes_one_that_stands_for_it(string json, string mended) => Assert.Equal(mended, JsonEscapes.Mend(json));
}
