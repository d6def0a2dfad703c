using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>A workbook of two sheets, the articles and what the export is. Written by hand, part after part, for the libraries build the whole of it in memory first.</summary>
internal sealed class XlsxExport(Stream stream) : IExportWriter
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private const string DocumentRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What a cell of Excel can hold.</summary>
    private const int LongestCell = 32_767;

    private ZipArchive? archive;
    private StreamWriter? sheet;
    private ExportHead? head;

    public async Task BeginAsync(ExportHead exported, CancellationToken cancellationToken)
    {
        head = exported;
        archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await PartAsync("[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""",
            cancellationToken);
        await PartAsync("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{DocumentRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", cancellationToken);
        await PartAsync("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{DocumentRelations}"><sheets><sheet name="Articles" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets></workbook>""", cancellationToken);
        await PartAsync("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{DocumentRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{DocumentRelations}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>""", cancellationToken);
        sheet = await OpenAsync("xl/worksheets/sheet1.xml", cancellationToken);
        await sheet.WriteAsync($"<worksheet xmlns=\"{Main}\"><sheetData>".AsMemory(), cancellationToken);
        await sheet.WriteAsync(Row("id", "published", "headline", "authors", "source", "language", "address", "in NewsTracker", "lede").AsMemory(), cancellationToken);
    }

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => sheet!.WriteAsync(Row(
        row.Id.ToString(CultureInfo.InvariantCulture), row.DatedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), row.Headline, string.Join("; ", row.Authors), row.Source, row.Language, row.Url, head!.ReaderOf(row), row.Lede).AsMemory(), cancellationToken);

    public async Task EndAsync(int rows, CancellationToken cancellationToken)
    {
        await CloseSheetAsync(cancellationToken);
        sheet = await OpenAsync("xl/worksheets/sheet2.xml", cancellationToken);
        await sheet.WriteAsync($"<worksheet xmlns=\"{Main}\"><sheetData>".AsMemory(), cancellationToken);
        await sheet.WriteAsync((Row("search", head!.Query) + Row("exported", head.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)) + Row("rows", rows.ToString(CultureInfo.InvariantCulture))).AsMemory(), cancellationToken);
        await CloseSheetAsync(cancellationToken);
        await archive!.DisposeAsync();
        archive = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (sheet is not null)
            await sheet.DisposeAsync();
        if (archive is not null)
            await archive.DisposeAsync();
    }

    private async Task CloseSheetAsync(CancellationToken cancellationToken)
    {
        await sheet!.WriteAsync("</sheetData></worksheet>".AsMemory(), cancellationToken);
        await sheet.DisposeAsync();
        sheet = null;
    }

    private async Task PartAsync(string name, string content, CancellationToken cancellationToken)
    {
        await using var part = await OpenAsync(name, cancellationToken);
        await part.WriteAsync(content.AsMemory(), cancellationToken);
    }

    private async Task<StreamWriter> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(await archive!.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken), new UTF8Encoding(false));
        await writer.WriteAsync(Declaration.AsMemory(), cancellationToken);
        return writer;
    }

    /// <summary>Texts in the cells themselves: a table of shared texts would have to be known before the first row.</summary>
    private static string Row(params string?[] cells) => $"<row>{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(AtomExport.Storable(Cut(cell ?? "")))}</t></is></c>"))}</row>";

    private static string Cut(string text) => text.Length <= LongestCell ? text : text[..LongestCell];
}
