using System.ComponentModel.DataAnnotations;
using System.Text;

namespace NewsTracker.Web.Safety;

/// <summary>
/// One line of text. PostgreSQL refuses NUL, and no other control character belongs into a name or an address; code points that the Unicode Standard sets aside for no character
/// (section 23.7) and halves of one cannot be normalised, which signing in does with an address.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlainTextAttribute() : ValidationAttribute("{0} must be one line without control characters or codes that are no characters.")
{
    public override bool IsValid(object? value) => value is not string text || IsPlain(text);

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out var rune, out var length) is System.Buffers.OperationStatus.Done)
        {
            if (Rune.IsControl(rune) || IsNoncharacter(rune.Value))
            {
                return false;
            }

            text = text[length..];
        }

        return text.IsEmpty;
    }

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
