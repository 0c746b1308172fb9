namespace Workflow.Host.Api.Elsa.Scripting;

/// <summary>Elsa's types as scripts see their values, which are JSON.</summary>
internal static class ScriptTypes
{
    /// <summary>TypeScript's name of a type.</summary>
    public static string Of(string typeName, bool isArray = false)
    {
        var type = typeName switch
        {
            "String" or "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" => "string",
            "Boolean" => "boolean",
            "Byte" or "Int16" or "Int32" or "Int64" or "UInt16" or "UInt32" or "UInt64" or "Single" or "Double" or "Decimal" => "number",
            "ObjectDictionary" or "IDictionary<String, Object>" => "{ [name: string]: any }",
            "ICollection<String>" or "String[]" => "string[]",
            "ICollection<Object>" or "ObjectList" or "JsonArray" or "Object[]" => "any[]",
            _ => "any",
        };
        return isArray ? $"Array<{type}>" : type;
    }
}
