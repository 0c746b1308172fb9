using System.Globalization;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Activities.ServiceCatalogue.Tables;
using Xunit;

namespace Workflow.Tests.ServiceCatalogue;

public sealed class ServiceTableTests
{
    private static readonly string[] Good =
        ["公共服务一件事", "newborn", "新生儿出生一件事", "卫生健康部门", "公安机关", "registration", "新生儿户口登记", "公安机关", "出生医学证明", "10", "3", "不收费", "《户口登记条例》"];

    [Fact]
    public void what_was_exported_changes_nothing_when_it_is_imported()
    {
        var shipped = Catalogues.Shipped;

        var decision = ImportDecision.Of(Read(SheetWriter.Write(ServiceTable.Of(shipped))), Catalogues.Of(shipped));

        decision.Changes.ShouldBeEmpty();
        decision.UnchangedCount.ShouldBe(shipped.Entries.Count + shipped.Items.Count);
    }

    [Fact]
    public void an_item_that_stands_in_no_entry_comes_back_too()
    {
        var content = new CatalogueContent([], [KeyValuePair.Create("registration", Catalogues.Item)]);

        var back = Read(SheetWriter.Write(ServiceTable.Of(content)));

        back.Entries.ShouldBeEmpty();
        back.Items.ShouldHaveSingleItem().Value.Materials.ShouldBe(["出生医学证明", "居民户口簿"]);
    }

    [Theory]
    [InlineData(0, "其他清单", "A3")]
    [InlineData(1, "", "B3")]
    [InlineData(1, "new born", "B3")]
    [InlineData(4, "卫生健康部门", "E3")]
    [InlineData(5, "登记", "F3")]
    [InlineData(9, "十天", "J3")]
    [InlineData(10, "11", "K3")]
    [InlineData(10, "2.5", "K3")]
    [InlineData(12, "", "M3")]
    public void what_is_wrong_is_told_with_row_and_column(int column, string text, string cell)
    {
        var error = Refused([With(column, text)]).ShouldHaveSingleItem();

        error.Field.ShouldBe(cell);
        error.Message.ShouldStartWith($"第 3 行“");
    }

    [Fact]
    public void several_faults_of_several_rows_are_told_together() =>
        Refused([With(7, ""), With(11, ""), [.. Good]]).Select(error => error.Field).ShouldBe(
            ["H3", "H4", "L4", "F4", "H5", "F5"], ignoreOrder: true);

    [Fact]
    public void rows_that_contradict_each_other_are_told_with_the_row_they_contradict()
    {
        string[] other = [.. With(3, "民政部门")];
        other[5] = "card";
        string[] shared = [.. With(10, "2")];
        (shared[1], shared[2]) = ("children", "困境儿童关爱");

        var errors = Refused([[.. Good], other, shared]);

        errors.Select(error => error.Field).ShouldBe(["D4", "K5"]);
        errors.ShouldAllBe(error => error.Message.Contains("第 3 行", StringComparison.Ordinal));
    }

    [Fact]
    public void a_limit_may_be_left_out_and_a_number_may_be_written_as_one()
    {
        var row = With(9, "无");
        row[10] = 5.ToString("0.0", CultureInfo.InvariantCulture);

        var item = Read(Write([row])).Items.ShouldHaveSingleItem().Value;

        (item.StatutoryDays, item.PromisedDays).ShouldBe((null, 5));
    }

    [Fact]
    public void a_table_without_a_column_says_which()
    {
        var sheet = new Sheet("表", "表", [.. ServiceColumns.All.Where(column => column.Title != "依据")], [Good[..12]]);

        Should.Throw<RefusalException>(() => Read(SheetWriter.Write(sheet))).Message.ShouldContain("依据");
    }

    private static string[] With(int column, string text)
    {
        string[] row = [.. Good];
        row[column] = text;
        return row;
    }

    private static byte[] Write(string[][] rows) => SheetWriter.Write(new Sheet("表", "表", ServiceColumns.All, rows));

    private static IReadOnlyList<FieldError> Refused(string[][] rows) => Should.Throw<RefusalException>(() => Read(Write(rows))).Fields;

    private static CatalogueContent Read(byte[] content) => ServiceFile.Read(content);
}
