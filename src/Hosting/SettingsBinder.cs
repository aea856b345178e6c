using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace OrleansMesh.Hosting;

/// <summary>
/// Reads a section of the configuration into its options class, and refuses what .NET's binder lets pass: names the class does not have,
/// and values outside the range that the property's attributes state.
/// </summary>
public static class SettingsBinder
{
    /// <summary>Binds and validates <paramref name="section"/>.</summary>
    /// <exception cref="StartupException">The first wrong or unknown setting.</exception>
    public static T Bind<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var source = configuration.GetSection(section);
        RejectUnknown(source, typeof(T));
        var options = new T();
        try
        {
            source.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new StartupException(section, e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}", e);
        }

        Validate(options, section);
        return options;
    }

    private static void RejectUnknown(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperty(child.Key, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public)
                ?? throw new StartupException(child.Path, $"there is no such setting; {section.Path} has {KnownNames(type)}");
            if (IsOptionsClass(property.PropertyType))
            {
                RejectUnknown(child, property.PropertyType);
            }
            else if (child.Value is { } text && property.PropertyType.IsEnum && !Enum.TryParse(property.PropertyType, text, ignoreCase: true, out _))
            {
                throw new StartupException(child.Path, $"'{text}' is none of {string.Join(", ", Enum.GetNames(property.PropertyType))}");
            }
            else if (child.Value is { } value)
            {
                RequireConvertible(child.Path, value, property.PropertyType);
            }
        }
    }

    private static void RequireConvertible(string path, string text, Type type)
    {
        var converter = System.ComponentModel.TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type);
        if (type.IsArray || !converter.CanConvertFrom(typeof(string)))
        {
            return;
        }

        try
        {
            converter.ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            throw new StartupException(path, $"'{text}' is not {Describe(type)}", e);
        }
    }

    private static void Validate(object options, string path)
    {
        foreach (var property in options.GetType().GetProperties())
        {
            var value = property.GetValue(options);
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                var outcome = rule.GetValidationResult(value, new ValidationContext(options) { MemberName = property.Name, DisplayName = property.Name });
                if (outcome is { ErrorMessage: { } message })
                {
                    throw new StartupException($"{path}:{property.Name}", message);
                }
            }

            if (value is not null && IsOptionsClass(property.PropertyType))
            {
                Validate(value, $"{path}:{property.Name}");
            }
        }
    }

    // By convention nested sections are classes of ours whose names end in Options.
    private static bool IsOptionsClass(Type type) => type.IsClass && type.Name.EndsWith("Options", StringComparison.Ordinal);

    private static string KnownNames(Type type) =>
        string.Join(", ", type.GetProperties().Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal));

    private static string Describe(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        nameof(Int32) or nameof(Int64) => "a whole number",
        nameof(Double) => "a number",
        nameof(Boolean) => "true or false",
        nameof(TimeSpan) => "a duration such as 00:00:05",
        var other => $"a {other}",
    };
}
