using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.ServiceEntries;

/// <summary>Rules for the virtual addresses of a ServiceEntry.</summary>
internal static class AddressRules
{
    private const int Most = 256;
    private const int Longest = 64;

    public static void Check(ServiceEntrySpec spec, FieldPath path, AdmissionFindings findings)
    {
        if (spec.Addresses?.Count > Most)
        {
            findings.TooLong(path, $"must not hold more than {Most} addresses");
        }

        var byDns = spec.Resolution is not (null or ServiceEntryResolution.None or ServiceEntryResolution.Static);
        for (var i = 0; i < (spec.Addresses?.Count ?? 0); i++)
        {
            var address = spec.Addresses![i];
            if (address.Length > Longest)
            {
                findings.TooLong(path.Index(i), $"must not be longer than {Longest} characters");
            }
            else if (!HostNames.IsAddressOrSubnet(address))
            {
                findings.Invalid(path.Index(i), "must be an IP address, or a subnet such as 10.0.0.0/8");
            }
            else if (byDns && address.Contains('/', StringComparison.Ordinal))
            {
                findings.Forbidden(path.Index(i), "must not be a subnet unless the resolution is NONE or STATIC");
            }
        }
    }
}
