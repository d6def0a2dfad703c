using System.ComponentModel.DataAnnotations;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What an admin chooses of a look, and how the source is to be kept.</summary>
public sealed record FoundInput
{
    /// <summary>The addresses of the feeds that are chosen.</summary>
    public List<string> Feeds { get; init; } = [];

    /// <summary>Rules of listing pages, by the place of the feed in the list.</summary>
    public Dictionary<int, string?> Listings { get; init; } = [];

    [PlainText]
    [Required(ErrorMessage = "Say how the source is called.")]
    [StringLength(SourceNaming.MaxLength, ErrorMessage = "The name has at most {1} characters.")]
    public string Name { get; init; } = "";

    [Group]
    [PlainText]
    [StringLength(SourceNaming.MaxLength, ErrorMessage = "The group has at most {1} characters.")]
    public string? Group { get; init; }

    [PollIntervalChoice]
    public int Minutes { get; init; }
}
