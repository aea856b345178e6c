using System.Globalization;

namespace OrleansMesh.Routing.Actions;

/// <summary>Reads the values of header edits: <c>%%</c> is a percent sign, <c>%COMMAND%</c> and <c>%COMMAND(arguments):length%</c> a variable.</summary>
internal static class HeaderTemplateParser
{
    /// <summary>Reads a value. A percent sign that opens no command stands for itself; admission refuses it.</summary>
    public static HeaderTemplate Parse(string value)
    {
        var segments = new List<HeaderSegment>();
        var literalFrom = 0;
        for (var at = value.IndexOf('%', StringComparison.Ordinal); at >= 0; at = value.IndexOf('%', literalFrom))
        {
            var end = value.IndexOf('%', at + 1);
            if (end < 0)
            {
                break;
            }

            // "%%": the first sign ends the text before it, the second is left out.
            var isSign = end == at + 1;
            Literal(value[literalFrom..(isSign ? end : at)]);
            if (!isSign)
            {
                segments.Add(Command(value[(at + 1)..end]));
            }

            literalFrom = end + 1;
            if (literalFrom >= value.Length)
            {
                break;
            }
        }

        Literal(literalFrom < value.Length ? value[literalFrom..] : string.Empty);
        return new([.. segments]);

        void Literal(string text)
        {
            if (text.Length > 0)
            {
                segments.Add(new(HeaderVariable.Literal, text));
            }
        }
    }

    private static HeaderSegment Command(string command)
    {
        var open = command.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return new(Plain(command), command);
        }

        var close = command.IndexOf(')', open);
        var variable = command[..open] switch
        {
            "REQ" => HeaderVariable.RequestHeader,
            "RESP" => HeaderVariable.ResponseHeader,
            _ => HeaderVariable.Unknown,
        };
        if (variable == HeaderVariable.Unknown || close < 0 || !TryLength(command.AsSpan(close + 1), out var length))
        {
            return new(HeaderVariable.Unknown, command);
        }

        var names = command[(open + 1)..close].ToLowerInvariant().Split('?', 2);
        return new(variable, names[0], names.Length > 1 ? names[1] : null, length);
    }

    private static HeaderVariable Plain(string command) => command switch
    {
        "DOWNSTREAM_REMOTE_ADDRESS" or "DOWNSTREAM_DIRECT_REMOTE_ADDRESS" => HeaderVariable.ClientAddress,
        "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT" or "DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT" => HeaderVariable.ClientHost,
        "DOWNSTREAM_REMOTE_PORT" or "DOWNSTREAM_DIRECT_REMOTE_PORT" => HeaderVariable.ClientPort,
        "DOWNSTREAM_LOCAL_ADDRESS" or "DOWNSTREAM_DIRECT_LOCAL_ADDRESS" => HeaderVariable.EdgeAddress,
        "DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT" or "DOWNSTREAM_DIRECT_LOCAL_ADDRESS_WITHOUT_PORT" => HeaderVariable.EdgeHost,
        "DOWNSTREAM_LOCAL_PORT" or "DOWNSTREAM_DIRECT_LOCAL_PORT" => HeaderVariable.EdgePort,
        "PROTOCOL" => HeaderVariable.Protocol,
        "ROUTE_NAME" => HeaderVariable.RouteName,
        "RESPONSE_CODE" => HeaderVariable.ResponseCode,
        _ => HeaderVariable.Unknown,
    };

    // What stands behind the parenthesis: nothing, or ":length".
    private static bool TryLength(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        return text.IsEmpty || (text[0] == ':' && int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out length));
    }
}
