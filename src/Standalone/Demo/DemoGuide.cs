namespace OrleansMesh.Standalone.Demo;

/// <summary>What the demo prints when everything is up.</summary>
internal static class DemoGuide
{
    /// <param name="edge">The edge's address, such as <c>http://127.0.0.1:8080/</c>.</param>
    /// <param name="api">The management API's address.</param>
    /// <param name="admin">The edge's admin address.</param>
    public static string Text(Uri edge, Uri api, Uri admin) =>
        $"""

        OrleansMesh is up. v1 of service-business answers, a shadow of every request goes to v2. Try:

          curl {edge}service-business/request/times       # v1 answers; v2 logs its shadow here
          curl {edge}service-business/request/info        # the headers v1 saw
          curl {edge}service-shadow/request/times         # ask v2 itself (this counts as one more)
          curl {api}apis/orleansmesh.io/v1alpha1/mirrorstats

        Change the mirror while it runs (the files are in samples/traffic-mirroring/variants):

          curl -X PATCH -H 'Content-Type: application/apply-patch+yaml' \
            --data-binary @samples/traffic-mirroring/variants/mirror-50.yaml \
            '{api}apis/networking.istio.io/v1/namespaces/default/virtualservices/service-business?fieldManager=curl'

        Routes as the edge serves them: {admin}config    counters: {admin}metrics
        Ctrl-C stops everything.

        """;
}
