using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Data.Sources;

/// <summary>
/// A mark of a value as a form showed it, sent back with the form: where it no longer fits what is kept, somebody else changed it meanwhile. A mark of the value and no counter, so that every way
/// of changing it is seen, lists that are imported too.
/// </summary>
public static class SeenValue
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part is null ? "-" : $"{part.Length}:{part}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
