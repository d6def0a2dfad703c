using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Data.Embedded;

/// <summary>The part of the server's configuration that NewsTracker writes anew at each start.</summary>
public sealed record ServerSettings
{
    public const string FileName = "newstracker.conf";

    private const long Megabyte = 1024 * 1024;

    /// <summary>What a pool leaves to others: the server keeps three for its superuser, and one who looks into the database with a program of their own needs some.</summary>
    private const int ConnectionsLeft = 10;

    public int MaxConnections { get; init; } = 100;

    /// <summary>How many connections one process may hold; who needs one more waits for it in the process, instead of being refused by the server.</summary>
    public int MaxPoolSize => Math.Max(1, MaxConnections - ConnectionsLeft);

    /// <summary>Off only for databases that may be lost, such as those of tests.</summary>
    public bool Durable { get; init; } = true;

    public string Text(Cluster cluster, int port)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
        var settings = new StringBuilder()
            .Add("listen_addresses", "127.0.0.1")
            .Add("port", port)
            .Add("unix_socket_directories", "")   // nothing to be left behind, and no limit on the folder's length
            .Add("cluster_name", NameOf(cluster))
            .Add("max_connections", MaxConnections)
            .Add("shared_buffers", $"{Math.Clamp(memory / 8, 64, 512)}MB")
            .Add("effective_cache_size", $"{Math.Clamp(memory / 2, 256, 8192)}MB")
            .Add("maintenance_work_mem", "128MB")
            .Add("work_mem", "16MB")
            .Add("random_page_cost", "1.1")
            .Add("max_wal_size", Durable ? "1GB" : "256MB")
            .Add("checkpoint_timeout", "15min")
            .Add("wal_compression", "off")   // an article touches some two hundred pages of the index of words, which pack badly: 9 % less to write for a third of the time
            .Add("jit", "off")
            .Add("timezone", "UTC")
            .Add("log_timezone", "UTC")
            .Add("log_line_prefix", "%m [%p] ")
            .Add("log_checkpoints", "off");
        if (!Durable)
            settings.Add("fsync", "off").Add("synchronous_commit", "off").Add("full_page_writes", "off").Add("autovacuum", "off");

        return settings.ToString();
    }

    /// <summary>Tells the processes of this cluster from those of every other; PostgreSQL shows it in their titles.</summary>
    public static string NameOf(Cluster cluster) =>
        "newstracker-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cluster.DataFolder)))[..12];
}

internal static class ServerSettingsText
{
    public static StringBuilder Add(this StringBuilder settings, string name, string value) =>
        settings.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");

    public static StringBuilder Add(this StringBuilder settings, string name, int value) =>
        settings.Append(CultureInfo.InvariantCulture, $"{name} = {value}\n");
}
