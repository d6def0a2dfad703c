namespace NewsTracker.Web.Pages.Go;

/// <summary>Who wants to go somewhere, and what they may do.</summary>
/// <param name="Text">What was typed; empty for what is offered first.</param>
/// <param name="User">Absent for a visitor.</param>
public sealed record GoAsked(string Text, Guid? User, bool MayEdit, bool MayAdminister);
