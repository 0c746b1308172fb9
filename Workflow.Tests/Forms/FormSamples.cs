using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Forms;
using Workflow.Tests.Support;

namespace Workflow.Tests.Forms;

/// <summary>A small form to try things on.</summary>
internal static class FormSamples
{
    public const string ValidId = "32010619900307104X";

    public static JsonNode Schema => JsonNode.Parse("""
        {
          "type": "object",
          "x-persons": { "mother": "/mother/idNumber" },
          "required": ["mother", "sex", "consent"],
          "properties": {
            "mother": {
              "title": "母亲",
              "type": "object",
              "required": ["name", "idNumber"],
              "properties": {
                "name": { "title": "母亲姓名", "type": "string", "minLength": 1, "maxLength": 10, "x-personal": "mother", "x-mask": "name" },
                "idNumber": { "title": "母亲身份证号码", "type": "string", "format": "resident-id", "x-personal": "mother" },
                "phone": { "title": "手机号码", "type": "string", "format": "cn-mobile", "x-personal": "mother" }
              }
            },
            "child": { "$ref": "#/definitions/child" },
            "sex": { "title": "性别", "enum": ["male", "female"] },
            "tags": { "title": "标签", "type": "array", "items": { "type": "object", "properties": { "count": { "title": "数量", "type": "integer", "minimum": 3 } } } },
            "home": { "title": "住址", "type": "string", "x-personal": "mother", "x-mask": "address" },
            "consent": { "title": "同意", "type": "boolean", "const": true, "x-message": "请勾选同意后再提交。" }
          },
          "definitions": {
            "child": {
              "type": "object",
              "properties": {
                "name": { "title": "孩子姓名", "type": "string", "x-personal": "child", "x-mask": "name" },
                "birthDate": { "title": "出生日期", "type": "string", "format": "date", "x-not-future": true }
              }
            }
          }
        }
        """)!;

    public static JsonObject Form => JsonNode.Parse($$"""
        {
          "mother": { "name": "王芳", "idNumber": "{{ValidId}}", "phone": "13912345678" },
          "child": { "name": "张小满", "birthDate": "2026-03-01" },
          "sex": "female",
          "home": "江苏省南京市玄武区珠江路1号",
          "consent": true
        }
        """)!.AsObject();

    public static SchemaForms Forms(MemoryVault? vault = null) => new(
        new FormValidator(
            new SchemaCompiler(),
            new FixedClock(new DateTimeOffset(2026, 3, 1, 17, 0, 0, TimeSpan.Zero))),
        vault ?? new MemoryVault());

    public static JsonElement Element(this JsonNode node) => JsonSerializer.SerializeToElement(node);
}
