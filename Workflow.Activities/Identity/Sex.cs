using System.Text.Json.Serialization;

namespace Workflow.Activities.Identity;

/// <summary>性别 (GB/T 2261.1), as forms and data services write it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sex>))]
public enum Sex
{
    /// <summary>男.</summary>
    [JsonStringEnumMemberName("male")]
    Male,

    /// <summary>女.</summary>
    [JsonStringEnumMemberName("female")]
    Female,
}
