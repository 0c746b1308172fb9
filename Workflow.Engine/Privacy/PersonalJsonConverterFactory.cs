using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Engine.Privacy;

/// <summary>Writes a <see cref="Personal{T}"/> in the form it has inside JSON trees.</summary>
internal sealed class PersonalJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Personal<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Personal<T>>
    {
        public override Personal<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            SealedJson.Read(JsonElement.ParseValue(ref reader)) is { } read
                ? new Personal<T>(read.Subject, read.Key, read.Cipher)
                : throw new JsonException("Expected a sealed personal value.");

        public override void Write(Utf8JsonWriter writer, Personal<T> value, JsonSerializerOptions options) =>
            SealedJson.Write(writer, value.Subject, value.Key, value.Cipher);
    }
}
