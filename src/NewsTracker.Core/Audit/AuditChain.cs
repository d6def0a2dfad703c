using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Core.Audit;

/// <summary>The hash chain over audit events: each event's hash covers its values and the hash before it, so that nothing can be altered or removed unseen.</summary>
public static class AuditChain
{
    public static byte[] Start => new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256 over the previous hash and each value, length-prefixed so that no two events share an encoding.</summary>
    public static byte[] HashOf(AuditEvent auditEvent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(auditEvent.PreviousHash);
        foreach (var value in new[]
        {
            auditEvent.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            auditEvent.ActorId?.ToString(), auditEvent.ActorName, auditEvent.Action, auditEvent.SubjectType, auditEvent.SubjectId,
            auditEvent.Before, auditEvent.After, auditEvent.RemoteAddress?.ToString(),
        })
        {
            Append(hash, value);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Whether an event follows the one before it and is as it was written.</summary>
    public static bool Follows(AuditEvent auditEvent, ReadOnlySpan<byte> previousHash) =>
        auditEvent.PreviousHash.AsSpan().SequenceEqual(previousHash) && HashOf(auditEvent).AsSpan().SequenceEqual(auditEvent.Hash);

    private static void Append(IncrementalHash hash, string? value)
    {
        var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, value is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
