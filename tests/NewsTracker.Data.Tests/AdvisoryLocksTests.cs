using System.Reflection;

namespace NewsTracker.Data.Tests;

public sealed class AdvisoryLocksTests
{
    [Fact]
    public void No_two_locks_are_one()
    {
        var locks = typeof(AdvisoryLocks).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (long)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(locks);
        Assert.Equal(locks.Count, locks.Distinct().Count());
    }
}
