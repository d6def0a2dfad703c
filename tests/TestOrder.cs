using System.Security.Cryptography;
using System.Text;
using NewsTracker.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(TestOrder))]

namespace NewsTracker.Tests;

/// <summary>
/// The order of the tests within a class: shuffled by their names and a seed, so that the same seed gives the same order in every folder.
/// <para>xUnit's own order follows the path that a test was built in: a test that leans on the one before it then fails elsewhere alone.
/// The variable <c>NEWSTRACKER_TEST_ORDER</c> asks for another order; any word is a seed.</para>
/// </summary>
internal sealed class TestOrder : ITestCaseOrderer
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("NEWSTRACKER_TEST_ORDER") ?? "";

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => PlaceOf(test.TestCaseDisplayName), StringComparer.Ordinal)];

    private static string PlaceOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}\n{name}")));
}
