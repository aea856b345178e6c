using System.Globalization;
using System.Text;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>Finds the key of a request that decides on its endpoint, as <c>consistentHash</c> says.</summary>
internal sealed class HashKey(ConsistentHashSettings settings)
{
    private const string CookieField = "Cookie";

    /// <summary>The hash of the key; null where the request has none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="random">For a new cookie.</param>
    /// <param name="setCookie">The <c>Set-Cookie</c> of a key that was made for the client; null for none.</param>
    public ulong? Of<T>(in T request, RandomSource random, out string? setCookie)
        where T : struct, IHashedRequest
    {
        setCookie = null;
        if (settings.HttpHeaderName is { Length: > 0 } header)
        {
            return request.Header(header) is { } value ? XxHash64.Of(value) : null;
        }

        if (settings.HttpCookie is { Name: { Length: > 0 } name } cookie)
        {
            if (request.Header(CookieField) is { } cookies && TryFind(cookies, name, out var value))
            {
                return XxHash64.Of(value);
            }

            return cookie.Ttl is { } ttl ? Make(name, ttl, cookie, random, out setCookie) : null;
        }

        if (settings.UseSourceIp ?? false)
        {
            return XxHash64.Of(request.Source);
        }

        return settings.HttpQueryParameterName is { Length: > 0 } parameter && Routing.Matching.QueryString.TryFind(request.Query, parameter, out var argument)
            ? XxHash64.Of(argument)
            : null;
    }

    private static ulong Make(string name, ProtoDuration ttl, HashCookie cookie, RandomSource random, out string text)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"{random():x8}{random():x8}");
        var written = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{name}=\"{value}\"");
        if (ttl.Value > TimeSpan.Zero)
        {
            written.Append(CultureInfo.InvariantCulture, $"; Max-Age={(long)ttl.Value.TotalSeconds}");
        }

        if (cookie.Path is { Length: > 0 } path)
        {
            written.Append(CultureInfo.InvariantCulture, $"; Path={path}");
        }

        foreach (var attribute in cookie.Attributes ?? ValueList<HashCookieAttribute>.Empty)
        {
            written.Append(CultureInfo.InvariantCulture, $"; {attribute.Name}");
            if (attribute.Value is { Length: > 0 } set)
            {
                written.Append(CultureInfo.InvariantCulture, $"={set}");
            }
        }

        text = written.Append("; HttpOnly").ToString();
        return XxHash64.Of(value);
    }

    // RFC 6265 4.2.1; a value in quotes is the value without them, as Envoy has it. Several fields may have been joined by commas.
    private static bool TryFind(ReadOnlySpan<char> cookies, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        foreach (var range in cookies.SplitAny(';', ','))
        {
            var pair = cookies[range].Trim();
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.Ordinal))
            {
                value = pair[(name.Length + 1)..].Trim('"');
                return true;
            }
        }

        value = default;
        return false;
    }
}
