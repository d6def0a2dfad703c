namespace NewsTracker.Data;

/// <summary>The advisory locks of the product: any numbers that differ. They hold between hosts of two versions while one takes the place of the other, so none ever changes. Beside these,
/// keys of stories, addresses of articles and sign-ins lock by hashes, which may meet each other or one of these: then two wait that need not.</summary>
public static class AdvisoryLocks
{
    /// <summary>Migrations and reference data.</summary>
    public const long Preparation = 0x4E54_4D49_4752_0000;

    /// <summary>The end of the audit trail, to which each event is chained.</summary>
    public const long AuditChain = 0x4E54_4155_4449_5400;

    public const long TagTree = 0x4E54_5441_4754_5200;

    public const long TagRules = 0x4E54_5255_4C45_5300;

    /// <summary>Which sources there are: two who add some, of a list or by hand, go one after the other.</summary>
    public const long Sources = 0x4E54_534F_5552_4345;

    /// <summary>Jobs that are asked for where none is wanted twice.</summary>
    public const long JobQueue = 0x4E54_4A4F_4253_0000;

    /// <summary>What calls of the language model may still cost.</summary>
    public const long ModelLedger = 0x4E54_4D4F_4445_4C00;

    public const long ModelSettings = 0x4E54_4C4D_5345_5400;

    /// <summary>Who is admin: two must not demote each other at once.</summary>
    public const long Admins = 0x4E54_4144_4D49_4E00;
}
