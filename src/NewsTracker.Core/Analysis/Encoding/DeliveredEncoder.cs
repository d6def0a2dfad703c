using Microsoft.ML.OnnxRuntime;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>The encoder that comes with the program, loaded when first asked for: most articles never need it. Where it cannot be loaded the engine goes on without, and says so.</summary>
internal static class DeliveredEncoder
{
    private const string Name = "position-encoder.onnx";
    private const string Missing = $"{Name} is missing beside the program.";

    private static readonly string FileName = Path.Combine(AppContext.BaseDirectory, Name);
    private static readonly Lazy<(PositionEncoder? Encoder, string? Fault)> Loaded = new(Load);

    /// <summary>Null where it cannot be loaded.</summary>
    public static PositionEncoder? Find() => Loaded.Value.Encoder;

    /// <summary>Why it cannot be loaded, as far as is known without loading it; null where nothing speaks against it.</summary>
    public static string? Fault => Loaded.IsValueCreated ? Loaded.Value.Fault : File.Exists(FileName) ? null : Missing;

    private static (PositionEncoder? Encoder, string? Fault) Load()
    {
        if (!File.Exists(FileName))
            return (null, Missing);
        try
        {
            return (new PositionEncoder(FileName), null);
        }
        catch (Exception e) when (e is OnnxRuntimeException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException or IOException or UnauthorizedAccessException)
        {
            return (null, $"{Name} or the library that runs it cannot be loaded ({e.GetBaseException().GetType().Name}).");
        }
    }
}
