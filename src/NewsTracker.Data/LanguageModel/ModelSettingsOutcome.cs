using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.Sources;

namespace NewsTracker.Data.LanguageModel;

/// <summary>What came of saving the settings of the language model.</summary>
public abstract record ModelSettingsOutcome
{
    private ModelSettingsOutcome()
    {
    }

    /// <param name="Key">What became of the key.</param>
    public sealed record Saved(KeyChange Key) : ModelSettingsOutcome;

    /// <summary>Somebody else changed them after the form was opened; nothing was saved.</summary>
    /// <param name="Current">What holds now.</param>
    /// <param name="By">Who made it so.</param>
    public sealed record Outdated(ModelSettings Current, bool HasKey, LastAct? By) : ModelSettingsOutcome;
}
