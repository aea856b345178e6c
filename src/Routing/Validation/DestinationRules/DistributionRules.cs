using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for fixed shares of localities.</summary>
internal static class DistributionRules
{
    private const int MostParts = 3;

    public static void Check(ValueList<LocalityDistribution>? distribution, FieldPath path, AdmissionFindings findings)
    {
        var froms = new LocalitySet();
        for (var i = 0; i < (distribution?.Count ?? 0); i++)
        {
            var at = path.Index(i);
            CheckLocality(distribution![i].From ?? string.Empty, froms, at.Field("from"), findings);
            CheckShares(distribution[i].To ?? ValueMap<uint>.Empty, at.Field("to"), findings);
        }
    }

    private static void CheckShares(ValueMap<uint> shares, FieldPath path, AdmissionFindings findings)
    {
        var (known, sum) = (new LocalitySet(), 0L);
        foreach (var (locality, share) in shares)
        {
            CheckLocality(locality, known, path.Key(locality), findings);
            sum += share;
            if (share is < 1 or > 100)
            {
                findings.Invalid(path.Key(locality), "must be from 1 to 100");
            }
        }

        if (sum != 100)
        {
            findings.Invalid(path, $"the shares must be 100 together, and are {sum}");
        }
    }

    private static void CheckLocality(string locality, LocalitySet known, FieldPath path, AdmissionFindings findings)
    {
        var parts = locality.Split('/');
        if (parts.Length > MostParts || parts.Contains(string.Empty) || locality.AsSpan()[..^1].Contains('*'))
        {
            findings.Invalid(path, "must be region[/zone[/sub-zone]]; * may stand only at the end");
        }
        else if (!known.Add(parts))
        {
            findings.Duplicate(path, $"{locality} overlaps with an earlier locality");
        }
    }
}
