using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

internal sealed class ListCodec<T>(ValueCodec item) : ValueCodec
{
    public override object? Read(Node node, FieldPath path, ReadContext context)
    {
        if (node is not SequenceNode list)
        {
            context.TypeError(path, "a list", node);
            return null;
        }

        var items = new List<T>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (item.Read(list.Items[i], path.Index(i), context) is T value)
            {
                items.Add(value);
            }
        }

        return ValueList.From(items);
    }

    public override Node Write(object value) => new SequenceNode([.. ((ValueList<T>)value).Select(v => item.Write(v!))]);
}
