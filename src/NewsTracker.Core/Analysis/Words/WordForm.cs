namespace NewsTracker.Core.Analysis.Words;

/// <summary>The shape in which a word stands.</summary>
internal enum WordForm
{
    /// <summary>Not inflected, or no verb.</summary>
    Plain,
    Third,
    Ing,

    /// <summary>Past tense or participle; English seldom tells them apart.</summary>
    Past,
    Plural,
}
