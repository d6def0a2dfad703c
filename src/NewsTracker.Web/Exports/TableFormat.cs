using System.Diagnostics;

namespace NewsTracker.Web.Exports;

/// <summary>The forms in which a table is taken away.</summary>
public enum TableFormat
{
    /// <summary>RFC 4180 in UTF-8.</summary>
    Csv,

    /// <summary>An Office Open XML workbook of one sheet.</summary>
    Xlsx,

    /// <summary>A JSON object a line.</summary>
    JsonLines,
}

internal static class TableFormats
{
    public static string Words(this TableFormat format) => format switch
    {
        TableFormat.Csv => "CSV",
        TableFormat.Xlsx => "XLSX",
        TableFormat.JsonLines => "JSON Lines",
        _ => throw new UnreachableException(),
    };

    /// <summary>As addresses name it.</summary>
    public static string ToKey(this TableFormat format) => format.ToString().ToLowerInvariant();

    public static (string ContentType, string Extension) File(this TableFormat format) => format switch
    {
        TableFormat.Csv => ("text/csv; charset=utf-8", "csv"),
        TableFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        TableFormat.JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
        _ => throw new UnreachableException(),
    };
}
