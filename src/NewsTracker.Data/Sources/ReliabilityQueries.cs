using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

/// <summary>How far sources were relied on at an instant: by the last judgement up to then; before the first, which a host whose clock is behind may ask for, by that one. No later judgement changes what was known.</summary>
public static class ReliabilityQueries
{
    /// <summary>The rule for statements that join sources as s and have the instant as their first parameter: judged.reliability. The judgements are few, a handful for each source.</summary>
    internal const string JoinJudged =
        """
        left join (
            select distinct on (source_id) source_id, reliability
            from source_reliabilities
            order by source_id, at <= {0} desc, case when at <= {0} then {0} - at else at - {0} end, id desc
        ) judged on judged.source_id = s.id
        """;

    /// <summary>The rule as a query: what held comes first.</summary>
    public static IOrderedQueryable<SourceReliability> KnownAt(this IQueryable<SourceReliability> judgements, DateTimeOffset knownAt) =>
        judgements.OrderByDescending(j => j.At <= knownAt).ThenByDescending(j => j.At <= knownAt ? j.At : DateTimeOffset.UnixEpoch).ThenBy(j => j.At).ThenByDescending(j => j.Id);
}
