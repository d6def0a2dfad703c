using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Reference;

/// <summary>The shape of codebook.json.</summary>
internal sealed record CodebookFile(IReadOnlyList<CodebookTopic> Topics, IReadOnlyList<CodebookStance> Stances)
{
    public static CodebookFile Read(Stream stream) => ReferenceJson.Read<CodebookFile>(stream);
}
