namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>Elsa's <c>ExpressionDescriptor</c>.</summary>
internal sealed record ExpressionDocument(
    string Type,
    string DisplayName,
    bool IsSerializable,
    bool IsBrowsable,
    IReadOnlyDictionary<string, string> Properties);

/// <summary>The expression languages of the engine.</summary>
internal static class ExpressionDescriptors
{
    private const string Language = "MonacoLanguage";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExpressionDocument> All { get; } =
    [
        Of("Literal", "固定值"),
        Of("Object", "JSON 对象", "json"),
        Of("JavaScript", "JavaScript 表达式", "javascript"),
        Of("Liquid", "Liquid 模板", "liquid"),
        Of("Variable", "变量"),
        Of("Input", "流程输入"),
    ];

    private static ExpressionDocument Of(string type, string displayName, string? monaco = null) => new(
        type, displayName, IsSerializable: true, IsBrowsable: true, monaco is null ? [] : new Dictionary<string, string> { [Language] = monaco });
}
