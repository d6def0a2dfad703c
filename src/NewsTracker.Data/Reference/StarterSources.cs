using System.Reflection;

namespace NewsTracker.Data.Reference;

/// <summary>The list of sources that an installation can begin with, as OPML. All its feeds are paused.</summary>
public static class StarterSources
{
    private const string File = "starter-sources.opml";

    public static byte[] Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith(File, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
