using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsTracker.Data;

/// <summary>
/// Has the server keep queries that are asked again and again, with one plan for all of their values: to take them apart and to plan takes it as long as to answer. That is for queries tagged with
/// <see cref="Tag"/>, whose best plan is the same whatever they ask for, as by a primary key; others are planned for the values they come with.
/// </summary>
public sealed class KeptStatements : DbCommandInterceptor
{
    /// <summary>For <see cref="EntityFrameworkQueryableExtensions.TagWith{T}(IQueryable{T}, string)"/>.</summary>
    public const string Tag = "kept by the server";

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("-- " + Tag, StringComparison.Ordinal))
            await command.PrepareAsync(cancellationToken);
        return result;
    }
}
