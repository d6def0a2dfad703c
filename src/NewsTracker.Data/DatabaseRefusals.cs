using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NewsTracker.Data;

public static class DatabaseRefusals
{
    /// <summary>Whether a row was refused because another has what only one may have: somebody else was faster.</summary>
    public static bool IsTaken(this DbUpdateException exception) => exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
