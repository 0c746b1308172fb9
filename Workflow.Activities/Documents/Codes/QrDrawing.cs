using System.Globalization;
using System.Text;
using QRCoder;

namespace Workflow.Activities.Documents.Codes;

/// <summary>
/// A QR code (GB/T 18284, ISO/IEC 18004) as one path of an SVG. The library's own drawing carries style attributes, which
/// the content policy forbids.
/// </summary>
/// <param name="Size">Modules across, with the quiet zone of four modules on every side.</param>
/// <param name="Path">The dark modules, a run of them on a line as one rectangle.</param>
public sealed record QrDrawing(int Size, string Path)
{
    /// <summary>Draws a text; a quarter of the code may be damaged and it still reads.</summary>
    public static QrDrawing Of(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.Q);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            var line = data.ModuleMatrix[y];
            for (var x = 0; x < line.Count; x++)
            {
                var from = x;
                while (x < line.Count && line[x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1H{from}z");
                }
            }
        }

        return new QrDrawing(data.ModuleMatrix.Count, path.ToString());
    }
}
