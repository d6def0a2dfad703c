namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>What the names and tags around a block say it is.</summary>
[Flags]
internal enum BlockTraits
{
    None = 0,
    Hidden = 1 << 0,
    Navigation = 1 << 1,
    Related = 1 << 2,
    Sharing = 1 << 3,
    Newsletter = 1 << 4,
    Comments = 1 << 5,
    Advertising = 1 << 6,
    Consent = 1 << 7,
    Footer = 1 << 8,
    Byline = 1 << 9,
    Caption = 1 << 10,
    Aside = 1 << 11,
    Form = 1 << 12,
    Tags = 1 << 13,
    Body = 1 << 14,
    Standfirst = 1 << 15,
    Header = 1 << 16,

    /// <summary>A post of a social network set into the text.</summary>
    Embed = 1 << 17,

    /// <summary>Any of these keeps a block out of the body.</summary>
    Boilerplate = Hidden | Navigation | Related | Sharing | Newsletter | Comments | Advertising | Consent | Footer | Byline | Caption | Aside | Form | Tags,
}
