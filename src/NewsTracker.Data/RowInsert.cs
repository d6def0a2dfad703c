using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace NewsTracker.Data;

/// <summary>
/// The statement that inserts a row of one kind, made from the model: every column, by the model's own conversions. For what comes in by the thousand and is not looked at again in the same
/// breath: the context would compare, sort and track each row, and have its statement planned anew.
/// </summary>
internal sealed class RowInsert<T>
    where T : class
{
    private static readonly NpgsqlCommand Maker = new();

    private readonly IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> columns;
    private readonly string sql;

    /// <param name="given">Properties whose values stand in the statement, each as SQL: a key of a row that was inserted just before.</param>
    private RowInsert(IEntityType type, IReadOnlyDictionary<string, string> given)
    {
        var written = type.GetProperties().Where(property => !IsMadeByServer(property)).ToList();
        columns = [.. written.Where(property => !given.ContainsKey(property.Name)).Select(property => (property, property.GetRelationalTypeMapping()))];
        var names = columns.Select(column => column.Property).Concat(written.Where(property => given.ContainsKey(property.Name))).Select(property => property.GetColumnName());
        var values = Enumerable.Range(1, columns.Count).Select(number => $"${number}").Concat(written.Where(property => given.ContainsKey(property.Name)).Select(property => given[property.Name]));
        var made = type.GetProperties().FirstOrDefault(IsMadeByServer) is { } key ? $" returning {key.GetColumnName()}" : "";
        sql = $"insert into {type.GetTableName()} ({string.Join(", ", names)}) values ({string.Join(", ", values)}){made}";
    }

    /// <summary>Made once for a model.</summary>
    public static RowInsert<T> Of(IModel model, params (string Property, string Sql)[] given)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"The model has no {typeof(T).Name}.");
        return type.GetOrAddRuntimeAnnotationValue(
            $"NewsTracker:Insert:{string.Join(',', given.Select(value => value.Property))}",
            values => new RowInsert<T>(type, values!.ToDictionary(value => value.Property, value => value.Sql, StringComparer.Ordinal)),
            given);
    }

    /// <summary>The key that the server gave to the row inserted last on this connection.</summary>
    public static string LastKey(IModel model)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"The model has no {typeof(T).Name}.");
        return $"currval(pg_get_serial_sequence('{type.GetTableName()}', '{type.GetProperties().Single(IsMadeByServer).GetColumnName()}'))";
    }

    /// <summary>Adds the row to a batch; a key that the server makes comes back as its one row.</summary>
    public StatementBatch AddTo(StatementBatch batch, T row)
    {
        var values = new NpgsqlParameter[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (property, mapping) = columns[i];

            // The model's own getters are four methods each, compiled when the first row comes.
            var value = property.PropertyInfo is { } member ? member.GetValue(row) : property.GetGetter().GetClrValue(row);
            values[i] = (NpgsqlParameter)mapping.CreateParameter(Maker, "", value, property.IsNullable);
        }

        return batch.Add(sql, (ReadOnlySpan<NpgsqlParameter>)values);
    }

    private static bool IsMadeByServer(IProperty property) => property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd;
}
