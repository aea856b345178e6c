using System.Text;
using OrleansMesh.Silo.Api.Bodies;

namespace OrleansMesh.Silo.Api.Selectors;

/// <summary>Which objects of a list are wanted.</summary>
internal sealed class ObjectSelector(IReadOnlyList<LabelRequirement> labels, IReadOnlyList<FieldRequirement> fields)
{
    /// <summary>Reads the parameters <c>labelSelector</c> and <c>fieldSelector</c>.</summary>
    /// <exception cref="Answers.RefusedRequestException">One cannot be read.</exception>
    public static ObjectSelector Parse(string? labelSelector, string? fieldSelector) =>
        new(LabelSelectorParser.Parse(labelSelector ?? string.Empty), FieldRequirement.ParseAll(fieldSelector ?? string.Empty));

    /// <summary>Whether an object, given as JSON, is wanted.</summary>
    public bool Selects(string json)
    {
        if (labels.Count == 0 && fields.Count == 0)
        {
            return true;
        }

        var outline = ObjectOutline.Read(Encoding.UTF8.GetBytes(json));
        return labels.All(l => l.Holds(outline.Labels)) && fields.All(f => f.Holds(outline));
    }
}
