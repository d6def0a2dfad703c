namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What an atom is called: a concept of the lists or the stem of a word.</summary>
/// <param name="Number">By <see cref="TokenNumbers"/>.</param>
internal readonly record struct WordedToken(string Name, int Number);
