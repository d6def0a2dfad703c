using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Reference;

/// <summary>Reads codebook.json.</summary>
internal static class CodebookFile
{
    public static Codebook Read(Stream stream) => ReferenceJson.Read<Codebook>(stream);
}
