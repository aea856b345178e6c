using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace OrleansMesh.Hosting;

/// <summary>
/// Reads a section of the configuration into its options class, and refuses what .NET's binder lets pass: names the class does not have,
/// one value where a map belongs or several where one belongs, and values outside the range that the property's attributes state.
/// </summary>
/// <remarks>
/// A list (<c>string[]</c>) is written as .NET does, with indices, or as one value with commas (or semicolons), which is what fits a command line. Either way
/// it replaces the default; .NET's binder would append to it.
/// </remarks>
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

        ReadLists(source, options);
        Validate(options, section);
        return options;
    }

    private static void RejectUnknown(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperty(child.Key, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public);
            if (property?.SetMethod is not { IsPublic: true })
            {
                throw new StartupException(child.Path, $"there is no such setting; {section.Path} has {KnownNames(type)}");
            }

            Check(child, property.PropertyType);
        }
    }

    private static void Check(IConfigurationSection setting, Type type)
    {
        var isOptions = IsOptionsClass(type);
        if (isOptions || typeof(System.Collections.IDictionary).IsAssignableFrom(type))
        {
            if (!string.IsNullOrEmpty(setting.Value))
            {
                throw new StartupException(setting.Path, "names and values are expected here, not one value");
            }

            if (isOptions)
            {
                RejectUnknown(setting, type);
            }
        }
        else if (type != typeof(string[]))
        {
            CheckValue(setting, Nullable.GetUnderlyingType(type) ?? type);
        }
    }

    private static void CheckValue(IConfigurationSection setting, Type type)
    {
        if (setting.GetChildren().Any())
        {
            throw new StartupException(setting.Path, "one value is expected here, not several");
        }

        if (setting.Value is { } text)
        {
            RequireConvertible(setting.Path, text, type);
        }
    }

    private static void ReadLists(IConfigurationSection section, object options)
    {
        foreach (var child in section.GetChildren())
        {
            var property = options.GetType().GetProperty(child.Key, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public)!;
            if (property.PropertyType == typeof(string[]))
            {
                var items = child.Value?.Split([',', ';']) ?? child.GetChildren().Select(item => item.Value ?? string.Empty);
                property.SetValue(options, items.Select(item => item.Trim()).Where(item => item.Length > 0).ToArray());
            }
            else if (IsOptionsClass(property.PropertyType) && property.GetValue(options) is { } nested)
            {
                ReadLists(child, nested);
            }
        }
    }

    private static void RequireConvertible(string path, string text, Type type)
    {
        if (type.IsEnum)
        {
            // Numbers would pass Enum.TryParse, also those that no name has.
            if (!Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                throw new StartupException(path, $"'{text}' is none of {string.Join(", ", Enum.GetNames(type))}");
            }

            return;
        }

        // .NET reads "5" as five days, which nobody means.
        if (type == typeof(TimeSpan) && !text.Contains(':', StringComparison.Ordinal))
        {
            throw new StartupException(path, $"'{text}' is not {Describe(type)}");
        }

        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or NotSupportedException)
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
        string.Join(", ", type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => p.Name).Order(StringComparer.Ordinal));

    private static string Describe(Type type) => type.Name switch
    {
        nameof(Int32) or nameof(Int64) => "a whole number",
        nameof(Double) => "a number",
        nameof(Boolean) => "true or false",
        nameof(TimeSpan) => "a duration such as 00:00:05",
        var other => $"a {other}",
    };
}
