using System.IO.Compression;
using Shouldly;
using Workflow.Activities.Documents;
using Xunit;

namespace Workflow.Tests.Documents;

public sealed class OfficePackageTests
{
    [Fact]
    public void an_archive_that_unpacks_to_too_much_is_refused_without_being_believed()
    {
        var bomb = Archive(archive =>
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (long written = 0; written <= OfficePackage.LargestUnpacked; written += zeros.Length)
            {
                part.Write(zeros);
            }
        });

        bomb.Length.ShouldBeLessThan(1024 * 1024);
        Should.Throw<DocumentRefusedException>(() => OfficePackage.Inspect(bomb)).Code.ShouldBe("document.unpacks-too-large");
    }

    [Fact]
    public void an_archive_of_too_many_parts_is_refused()
    {
        var many = Archive(archive =>
        {
            for (var i = 0; i < 2001; i++)
            {
                archive.CreateEntry($"{i}");
            }
        });

        Should.Throw<DocumentRefusedException>(() => OfficePackage.Inspect(many)).Code.ShouldBe("document.unpacks-too-large");
    }

    [Fact]
    public void a_part_nested_without_end_is_refused_whatever_it_is_called()
    {
        const int Depth = 100_000;
        var deep = Archive(archive =>
        {
            using var part = new StreamWriter(archive.CreateEntry("word/numbering.bin").Open());
            for (var i = 0; i < Depth; i++)
            {
                part.Write("<a>");
            }
        });

        Should.Throw<DocumentRefusedException>(() => OfficePackage.Inspect(deep)).Code.ShouldBe("document.damaged");
    }

    [Fact]
    public void a_cut_off_archive_is_refused() =>
        Should.Throw<DocumentRefusedException>(() => OfficePackage.Inspect(WordFile.Of("x").AsMemory(0, 500))).Code.ShouldBe("document.damaged");

    private static byte[] Archive(Action<ZipArchive> fill)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return content.ToArray();
    }
}
