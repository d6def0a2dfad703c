using System.Globalization;
using CsCheck;
using NewsTracker.Benchmarks.Corpora;
using NewsTracker.Core.Tests.Extraction.Fuzzing;

namespace NewsTracker.Benchmarks.Fuzzing;

/// <summary>Reads made-up and damaged pages for so much of the processor's time as it is told (a busy machine makes it take longer), on one thread, and keeps what breaks a promise of the extraction engine.</summary>
internal sealed class FuzzCommand(FuzzOptions options, TextWriter report)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMinutes(1);

    /// <summary>After so much of the processor's time a document is taken for one that never ends.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    private readonly TimeSpan start = Environment.CpuUsage.TotalTime;
    private FuzzDocument? slowest;
    private double slowestRatio;

    private TimeSpan Spent => Environment.CpuUsage.TotalTime - start;

    /// <summary>0 where nothing was found, 1 where something was.</summary>
    public int Run()
    {
        Directory.CreateDirectory(options.Out);
        IReadOnlyList<byte[]> pages = options.Corpus is null ? [] : [.. PageFiles.ReadAll(options.Corpus).Select(page => page.Content)];
        var findings = new Findings(options.Out, report);
        var documents = pages.Count == 0 ? FuzzDocuments.Written : Gen.OneOf(FuzzDocuments.Written, FuzzDocuments.MutationsOf(pages));
        var random = new PCG(1, options.Seed);
        report.WriteLine($"seed {options.Seed}, {pages.Count} pages of a corpus, {options.Duration}");
        long count = 0, bytes = 0;
        var next = ReportEvery;
        while (Spent < options.Duration)
        {
            var document = documents.Generate(random, null, out _);
            (count, bytes) = (count + 1, bytes + document.Content.Length);
            findings.Announce(document);
            var begun = Environment.CpuUsage.TotalTime;
            using (new Timer(_ => EndIfEndless(begun), null, LookEvery, LookEvery))
            {
                if (Check(document) is { Count: > 0 } broken)
                    findings.Add(document, broken, Check);
            }

            if (Spent < next)
                continue;
            next += ReportEvery;
            Report(count, bytes, findings);
        }

        Report(count, bytes, findings);
        if (slowest is not null)
            File.WriteAllBytes(Path.Combine(options.Out, "slowest.html"), slowest.Content);
        return findings.Kinds == 0 ? 0 : 1;
    }

    private static void EndIfEndless(TimeSpan begun)
    {
        if (Environment.CpuUsage.TotalTime - begun > Endless)
            Environment.FailFast("A document takes minutes; it is kept as current.html.");
    }

    private IReadOnlyList<string> Check(FuzzDocument document)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var broken = ExtractionPromise.Broken(document);

        // The processor's time, since a busy machine says nothing of the document; it was read twice.
        var seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / 2;
        var allowed = 2 + (5.0 * document.Content.Length / 1_000_000);
        if (seconds / allowed > slowestRatio)
            (slowest, slowestRatio) = (document, seconds / allowed);
        return seconds > allowed ? [.. broken, string.Create(CultureInfo.InvariantCulture, $"took too long: {seconds:F1} s for {document.Content.Length} bytes")] : broken;
    }

    private void Report(long count, long bytes, Findings findings) => report.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Spent:hh\\:mm\\:ss}  {count} documents, {bytes / 1_000_000} MB, {findings.Kinds} kinds of finding, the slowest took {slowestRatio:P0} of what it may"));
}
