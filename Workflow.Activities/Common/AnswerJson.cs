using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Activities.Common;

/// <summary>How answers are written as JSON: at once, and when they are kept for whoever repeats a request.</summary>
public static class AnswerJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets ours on options of the framework.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        // Answers are JSON with nosniff, never put into markup, so Chinese may stand as it is.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
