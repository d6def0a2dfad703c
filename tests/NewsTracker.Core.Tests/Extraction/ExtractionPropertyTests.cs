using CsCheck;
using NewsTracker.Core.Tests.Extraction.Fuzzing;

namespace NewsTracker.Core.Tests.Extraction;

/// <summary>A little fuzzing on every run; <c>tests/NewsTracker.Benchmarks -- fuzz</c> does it for hours, over real pages too.</summary>
public sealed class ExtractionPropertyTests
{
    [Fact]
    public void Whatever_a_document_holds_extraction_keeps_its_promise() =>
        FuzzDocuments.Written.Sample(document => Assert.Empty(ExtractionPromise.Broken(document)), iter: 300, threads: 1);
}
