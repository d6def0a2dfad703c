using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.LanguageModel;

/// <summary>The settings as the form has them. The key goes in and never out.</summary>
public sealed record ModelInput
{
    public const int MostTokensPerDay = 100_000_000;

    public const int MostCallsPerDay = 100_000;

    public const int MostSecondsPerCall = 600;

    public const int MostCharacters = 100_000;

    public bool IsOn { get; init; }

    [PlainText]
    [StringLength(ModelSettings.MaxAddressLength, ErrorMessage = "The address has at most {1} characters.")]
    public string? Address { get; init; }

    [PlainText]
    [StringLength(ModelSettings.MaxNameLength, ErrorMessage = "The name of the model has at most {1} characters.")]
    public string? Name { get; init; }

    [RegularExpression(@"[\x21-\x7e]+", ErrorMessage = "The key must be without spaces, as the provider shows it.")]
    [StringLength(500, ErrorMessage = "A key has at most 500 characters.")]
    public string? Key { get; init; }

    public bool ForgetKey { get; init; }

    [Display(Name = "Tokens a day")]
    [Range(ModelSettings.LeastTokensPerDay, MostTokensPerDay, ErrorMessage = "Allow 10,000 to 100,000,000 tokens a day; of an article that would take more, less is sent.")]
    public int TokensPerDay { get; init; }

    [Display(Name = "Calls a day")]
    [Range(1, MostCallsPerDay, ErrorMessage = "Allow 1 to 100,000 calls a day.")]
    public int CallsPerDay { get; init; }

    [Display(Name = "Seconds a call")]
    [Range(1, MostSecondsPerCall, ErrorMessage = "Allow 1 to 600 seconds a call.")]
    public int SecondsPerCall { get; init; }

    [Display(Name = "Characters sent per article")]
    [Range(ModelSettings.LeastCharacters, MostCharacters, ErrorMessage = "Send 1,000 to 100,000 characters of an article.")]
    public int MaxCharacters { get; init; }

    public ModelSettings Settings => new()
    {
        IsOn = IsOn,
        Address = Address?.Trim() ?? "",
        Name = Name?.Trim() ?? "",
        TokensPerDay = TokensPerDay,
        CallsPerDay = CallsPerDay,
        TimePerCall = TimeSpan.FromSeconds(SecondsPerCall),
        MaxCharacters = MaxCharacters,
    };

    /// <summary>A key that was given for one host is not kept for another: whoever can change the address could have it sent to themselves.</summary>
    public KeyChange KeyChange(ModelSettings before, bool hasKey) =>
        !string.IsNullOrEmpty(Key) ? new KeyChange.New(Key)
        : hasKey && (ForgetKey || !ModelAddress.IsSameHost(before.Address, Settings.Address)) ? new KeyChange.Forget()
        : new KeyChange.None();

    /// <summary>What keeps the settings from being saved beyond the limits of single fields.</summary>
    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (!string.IsNullOrWhiteSpace(Address) && !ModelAddress.TryParse(Address, out _))
        {
            yield return (nameof(Address), "The address must begin with https:// or http:// and carry neither a password nor a query, as https://api.openai.com/v1.");
        }

        if (IsOn && (string.IsNullOrWhiteSpace(Address) || string.IsNullOrWhiteSpace(Name)))
        {
            yield return (nameof(IsOn), "Give the address and the name of the model before you turn it on.");
        }
    }

    /// <summary>Settings part by part, each with its name; of the key, whether there is one.</summary>
    public static IReadOnlyList<(string Name, string? Value)> InWords(ModelSettings settings, bool hasKey) =>
    [
        ("New articles are read by the model", settings.IsOn ? "yes" : "no"),
        ("Address of its interface", settings.Address),
        ("Model", settings.Name),
        ("Key", hasKey ? "kept" : null),
        ("Tokens a day", Number(settings.TokensPerDay)),
        ("Calls a day", Number(settings.CallsPerDay)),
        ("Seconds a call", Number((int)settings.TimePerCall.TotalSeconds)),
        ("Characters sent per article", Number(settings.MaxCharacters)),
    ];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static ModelInput Of(ModelSettings settings) => new()
    {
        IsOn = settings.IsOn,
        Address = settings.Address,
        Name = settings.Name,
        TokensPerDay = settings.TokensPerDay,
        CallsPerDay = settings.CallsPerDay,
        SecondsPerCall = (int)settings.TimePerCall.TotalSeconds,
        MaxCharacters = settings.MaxCharacters,
    };
}
