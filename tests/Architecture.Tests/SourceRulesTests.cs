using System.Text.RegularExpressions;

namespace OrleansMesh.Architecture.Tests;

/// <summary>Rules of the house that no analyzer holds. Each test prints the offenders.</summary>
public sealed class SourceRulesTests
{
    private const int LineLimit = 350;

    private static readonly Regex TopLevelType = Pattern(
        @"^(public|internal|file)?\s*(static |sealed |abstract |readonly |ref |partial )*(class|record struct|record|struct|interface|enum|delegate \S+) (?<name>\w+)");

    private static readonly Regex BannedSuffix = Pattern(@"(Manager|Helper|Helpers|Util|Utils|Processor|Handler|Info|Data)$");

    [Fact]
    public void EveryFile_StaysUnderTheLineLimit()
    {
        var offenders = RepositoryRoot.SourceFiles("src", "tests", "bench", "samples")
            .Select(file => (File: RepositoryRoot.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(entry => entry.Lines > LineLimit);
        Offenders.None(offenders);
    }

    [Fact]
    public void EverySourceFile_HoldsOneTopLevelType()
    {
        var offenders = RepositoryRoot.SourceFiles("src")
            .Where(file => Path.GetFileName(file) != "Program.cs")
            .Select(file => (File: RepositoryRoot.Relative(file), Types: TopLevelTypes(file).Distinct().Count()))
            .Where(entry => entry.Types != 1);
        Offenders.None(offenders);
    }

    [Fact]
    public void NoType_HasANameThatSaysNothing()
    {
        var offenders = RepositoryRoot.SourceFiles("src").SelectMany(TopLevelTypes).Where(name => BannedSuffix.IsMatch(name));
        Offenders.None(offenders);
    }

    [Fact]
    public void Sources_HoldNoRegionsAndNoUnfinishedWork()
    {
        var mark = Pattern(@"#reg" + @"ion|\bTO" + @"DO\b|\bFIX" + @"ME\b|NotImplemented" + @"Exception");
        Offenders.None(Lines(mark, "src", "tests", "bench", "samples"));
    }

    [Fact]
    public void Sources_SwallowNoException()
    {
        var empty = Pattern(@"catch(\s*\([^)]*\))?(\s*when\s*\(.*\))?\s*\{\s*\}");
        var offenders = RepositoryRoot.SourceFiles("src", "tests").Where(file => empty.IsMatch(File.ReadAllText(file))).Select(RepositoryRoot.Relative);
        Offenders.None(offenders);
    }

    [Fact]
    public void Tests_NeverWaitByTheClock()
    {
        var sleep = Pattern(@"\bTask\.Del" + @"ay\(|Thread\.Sl" + @"eep\(|SpinW" + @"ait\b");
        Offenders.None(Lines(sleep, "tests"));
    }

    [Fact]
    public void PureAndWireLayers_UseNoLogger()
    {
        Offenders.None(Lines(Pattern(@"\bILogger\b"), "src/Routing", "src/Manifests", "src/Abstractions"));
    }

    private static IEnumerable<string> TopLevelTypes(string file) =>
        File.ReadLines(file).Select(line => TopLevelType.Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Lines(Regex pattern, params string[] folders) =>
        from file in RepositoryRoot.SourceFiles(folders)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where pattern.IsMatch(line.Text)
        select $"{RepositoryRoot.Relative(file)}:{line.Number} {line.Text.Trim()}";

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.Multiline);
}
