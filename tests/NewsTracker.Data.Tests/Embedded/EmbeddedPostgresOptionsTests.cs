using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class EmbeddedPostgresOptionsTests
{
    [Fact]
    public void A_data_folder_named_from_here_is_the_same_from_any_other_folder()
    {
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine("here", "home") };
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "here", "home"), options.DataFolder);
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "there", "programs"), (options with { DataFolder = "there" }).ProgramsFolder);
    }
}
