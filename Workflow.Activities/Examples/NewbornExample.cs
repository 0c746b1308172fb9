using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Applications of families with a newborn child.</summary>
internal static class NewbornExample
{
    public static ExampleApplication Make(ExampleFamily family)
    {
        var form = new JsonObject
        {
            ["mother"] = new JsonObject
            {
                ["name"] = family.Mother.Name,
                ["idNumber"] = family.Mother.Id.Number,
                ["phone"] = family.Phone,
                ["email"] = family.Email,
            },
            ["child"] = Of(family.Child),
            ["homeAddress"] = family.HomeAddress,
            ["consent"] = true,
        };
        if (family.Father is { } father)
        {
            form["father"] = new JsonObject { ["name"] = father.Name, ["idNumber"] = father.Id.Number };
        }

        if (family.Twin is { } twin)
        {
            form["childCount"] = "2";
            form["child2"] = Of(twin);
        }

        if (family.Kind == ExampleFamilyKind.BornAbroad)
        {
            form["birthPlace"] = "abroad";
            form["abroad"] = Abroad(family);
        }
        else
        {
            form["hospital"] = family.Hospital.Code;
        }

        return new ExampleApplication(family.Division, form);
    }

    private static JsonObject Of(ExampleChild child) => new()
    {
        ["name"] = child.Name,
        ["sex"] = JsonSerializer.SerializeToNode(child.Sex),
        ["birthDate"] = child.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static JsonObject Abroad(ExampleFamily family) => new()
    {
        ["country"] = "新加坡",
        ["certificateNumber"] = string.Create(CultureInfo.InvariantCulture, $"T{family.Seed:D8}"),
        ["translation"] = string.Create(CultureInfo.InvariantCulture, $"南京市译诚翻译社 YC{family.Seed:D8}"),
        ["entryDocument"] = string.Create(CultureInfo.InvariantCulture, $"旅行证 LX{family.Seed:D8}"),
    };
}
