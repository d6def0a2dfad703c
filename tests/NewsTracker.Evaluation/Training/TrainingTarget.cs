namespace NewsTracker.Evaluation.Training;

/// <summary>What the trees are to say of a row.</summary>
/// <param name="Rate">0 to 1: its label, or what is made of it.</param>
/// <param name="Weight">What it counts.</param>
internal readonly record struct TrainingTarget(double Rate, double Weight);
