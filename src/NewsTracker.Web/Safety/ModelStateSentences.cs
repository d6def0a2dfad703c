using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NewsTracker.Web.Safety;

/// <summary>What is wrong with a form, as the sentences that its page shows.</summary>
internal static class ModelStateSentences
{
    public static IEnumerable<string> Sentences(this ModelStateDictionary state) => state.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage);

    /// <summary>Adds what is wrong with no single field.</summary>
    public static void AddSentences(this ModelStateDictionary state, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            state.AddModelError("", sentence);
        }
    }
}
