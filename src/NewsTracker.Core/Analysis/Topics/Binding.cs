namespace NewsTracker.Core.Analysis.Topics;

/// <summary>How surely an event is about the Convention or its weapons.</summary>
internal enum Binding
{
    /// <summary>About something else.</summary>
    Other,

    /// <summary>Nothing is named; the article's subject has to tell.</summary>
    Implied,

    /// <summary>"the treaty", "such weapons".</summary>
    Referred,

    /// <summary>Named in the sentence.</summary>
    Nearby,

    /// <summary>Named as the object.</summary>
    Named,
}
