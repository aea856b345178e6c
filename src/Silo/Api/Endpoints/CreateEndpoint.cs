using System.Security.Cryptography;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>POST to a collection of a namespace.</summary>
internal sealed class CreateEndpoint(IGrainFactory grains, GrainCalls calls, WriteLog log)
{
    private const int MaxNamesTried = 8;

    // Kubernetes' alphabet: no vowels, so that no words come out.
    private const string SuffixLetters = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;
    private const int MaxPrefixLength = 63 - SuffixLength;

    public async Task<ApiAnswer> AnswerAsync(ApiCall call)
    {
        var manifest = await ManifestBodies.ReadAsync(call);
        if (manifest.Name is null && manifest.GenerateName is { } prefix && KubernetesNames.IsSubdomain($"{Cut(prefix)}{SuffixLetters[0]}"))
        {
            return await CreateNamedAsync(call, manifest, prefix);
        }

        return KubernetesNames.IsSubdomain(manifest.Name)
            ? (await CreateAsync(call, manifest, manifest.Name!)).Answer
            : UnnamedManifest.Refuse(call, manifest);
    }

    private async Task<ApiAnswer> CreateNamedAsync(ApiCall call, WrittenManifest manifest, string prefix)
    {
        for (var tried = 1; ; tried++)
        {
            var name = Cut(prefix) + RandomNumberGenerator.GetString(SuffixLetters, SuffixLength);
            var (outcome, answer) = await CreateAsync(call, manifest, name);
            if (outcome != WriteOutcome.AlreadyExists || tried == MaxNamesTried)
            {
                return answer;
            }
        }
    }

    private async Task<(WriteOutcome Outcome, ApiAnswer Answer)> CreateAsync(ApiCall call, WrittenManifest manifest, string name)
    {
        var id = new ResourceId(call.Resource.Kind, call.Namespace!, name);
        var result = await calls.WaitAsync(grains.GetResourceGrain(id).Create(manifest.Text, call.WriteOptions), call.Aborted);
        log.Wrote(call, id, result);
        return (result.Outcome, WriteAnswers.From(call, name, result));
    }

    private static string Cut(string prefix) => prefix.Length <= MaxPrefixLength ? prefix : prefix[..MaxPrefixLength];
}
