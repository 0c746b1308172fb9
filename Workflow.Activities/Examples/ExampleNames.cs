using System.Globalization;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>Invented names and addresses.</summary>
internal static class ExampleNames
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private const string FirstOfTwo = "子思雨梓欣佳文晓嘉若一沐浩宇书亦景昕清语怀承知星云锦";
    private const string Female = "涵怡萱妍婷瑶琪蕾雯悦馨洁颖琳瑾芸薇娜岚静";
    private const string Male = "轩宸睿泽航晨博翔鹏辰毅恒铭峻杰霖涛凯阳远";

    private static readonly string[] Roads =
    [
        "中山路", "长江路", "太平路", "建康路", "云南路", "江东路", "龙蟠路", "文昌街", "梅园路", "凤台路", "双龙大道", "学府路",
    ];

    internal static string Of(Draw draw, Sex sex, string? surname = null)
    {
        var last = sex == Sex.Female ? Female : Male;
        return (surname ?? Surnames[draw.Next(Surnames.Length)].ToString())
            + FirstOfTwo[draw.Next(FirstOfTwo.Length)]
            + last[draw.Next(last.Length)];
    }

    internal static (string Division, string Address) Home(Draw draw)
    {
        var districts = Divisions.DistrictsOf("320100");
        var division = districts[draw.Next(districts.Count)];
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{Divisions.FullNameOf(division)}{Roads[draw.Next(Roads.Length)]}{1 + draw.Next(299)}号{1 + draw.Next(30)}幢{1 + draw.Next(18)}0{1 + draw.Next(4)}室");
        return (division, address);
    }
}
