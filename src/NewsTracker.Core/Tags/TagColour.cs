namespace NewsTracker.Core.Tags;

/// <summary>The palette of tags. A colour only helps the eye: a tag is always shown with its name.</summary>
public enum TagColour
{
    Grey,
    Blue,
    Teal,
    Green,
    Amber,
    Orange,
    Red,
    Purple,
}
