using System.Globalization;

namespace OrleansMesh.Silo.Api.Answers;

/// <summary>A list of objects.</summary>
/// <param name="Kind">The kind of the list, such as <c>VirtualServiceList</c>.</param>
/// <param name="ApiVersion">The version of list and objects.</param>
/// <param name="Revision">The revision the list was read at.</param>
/// <param name="Items">The objects as JSON, in that version.</param>
internal sealed record ListAnswer(string Kind, string ApiVersion, long Revision, IReadOnlyList<string> Items) : ApiAnswer(StatusCodes.Status200OK)
{
    public override IReadOnlyCollection<string> JsonParts()
    {
        var revision = Revision.ToString(CultureInfo.InvariantCulture);
        var parts = new List<string>((2 * Items.Count) + 2)
        {
            $$"""{"kind":"{{Kind}}","apiVersion":"{{ApiVersion}}","metadata":{"resourceVersion":"{{revision}}"},"items":[""",
        };
        foreach (var item in Items)
        {
            if (parts.Count > 1)
            {
                parts.Add(",");
            }

            parts.Add(item);
        }

        parts.Add("]}");
        return parts;
    }
}
