using NewsTracker.Core.Analysis.Actors;

namespace NewsTracker.Core.Tests.Analysis.Actors;

public class ActorRangeTests
{
    /// <summary>Each is one atom: at 0, 4, 6 and 8.</summary>
    private static readonly ActorRange All = new(new[] { 0, 4, 6, 8 }.Select(at => new ResolvedActor(new Actor(at, at + 1, ActorKind.State, []), [])));

    [Theory]
    [InlineData(0, 9, "0 4 6 8")]
    [InlineData(1, 8, "4 6")]
    [InlineData(4, 7, "4 6")]
    [InlineData(5, 6, "")]
    [InlineData(9, 20, "")]
    [InlineData(7, 2, "")]
    public void Within_a_stretch_are_those_that_begin_and_end_there(int from, int to, string expected) => Assert.Equal(expected, Begins(All.Within(from, to)));

    [Fact]
    public void Before_an_atom_are_those_that_end_there_at_the_latest() => Assert.Equal(("0 4", "0"), (Begins(All.Before(6)), Begins(All.Before(4))));

    [Fact]
    public void Behind_an_atom_is_not_the_one_at_it() => Assert.Equal(("6 8", ""), (Begins(All.Behind(4)), Begins(All.Behind(8))));

    [Theory]
    [InlineData(0, 4, "4")]
    [InlineData(0, 6, "4 6")]
    [InlineData(-1, 1, "0")]
    [InlineData(4, 1, "")]
    public void Right_behind_are_those_that_begin_within_so_many_atoms(int at, int atoms, string expected) => Assert.Equal(expected, Begins(All.RightBehind(at, atoms)));

    [Fact]
    public void A_stretch_of_a_stretch_is_counted_from_the_sentence() => Assert.Equal("6", Begins(All.Within(4, 9).Within(5, 8)));

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, null)]
    public void At_an_atom_is_the_one_of_which_it_is_part(int atom, int? expected) => Assert.Equal(expected, All.At(atom)?.Actor.From);

    private static string Begins(ActorRange actors) => string.Join(' ', actors.Select(actor => actor.Actor.From));
}
