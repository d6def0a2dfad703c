namespace NewsTracker.Evaluation.Verbs;

/// <summary>Runs one engine of the product over a file or folder of cases.</summary>
internal interface IVerb
{
    /// <returns>How many documents the engine read.</returns>
    public Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken);
}
