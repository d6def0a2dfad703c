using System.Buffers;
using System.ComponentModel.DataAnnotations;

namespace NewsTracker.Web.Safety;

/// <summary>Text without the invisible marks that turn the direction of writing (Bidi_Control, Unicode Standard Annex 9): by them a person's name could read as another's, or turn round what stands beside it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneDirectionAttribute() : ValidationAttribute("{0} holds an invisible mark that turns the direction of writing. Type it anew instead of pasting it.")
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public override bool IsValid(object? value) => value is not string text || !text.AsSpan().ContainsAny(Marks);
}
