using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsTracker.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a host or a server.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<NewsTrackerDbContext>
{
    public NewsTrackerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NewsTrackerDbContext>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
