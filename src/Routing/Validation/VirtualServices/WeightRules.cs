namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>The weights of a route's destinations.</summary>
internal static class WeightRules
{
    public static void Check(ReadOnlySpan<int?> weights, FieldPath path, AdmissionFindings findings)
    {
        var sum = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += Math.Max(weights[i] ?? 0, 0);
            if (weights[i] < 0)
            {
                findings.Invalid(path.Index(i).Field("weight"), "must not be negative");
            }
        }

        if (weights.Length > 1 && sum == 0)
        {
            findings.Invalid(path, "the weights of several destinations must not all be 0");
        }
    }
}
