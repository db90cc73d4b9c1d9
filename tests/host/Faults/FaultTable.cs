using System.Text;

namespace HostTests.Faults;

/// <summary>How many faults of which kind were injected and survived; shown when the tests that share it are through.</summary>
public sealed class FaultTable : IDisposable
{
    private static readonly string[] Kinds = [.. Enum.GetValues<AtFault>().Cast<Enum>().Concat(Enum.GetValues<HttpFault>().Cast<Enum>()).Select(FaultKinds.Name).Distinct()];
    private readonly Dictionary<(string Kind, bool Http), (int Injected, int Survived, int Succeeded, int Retries)> _rows = [];

    /// <summary>Counts a fault.</summary>
    /// <param name="fault">An <see cref="AtFault"/> or an <see cref="HttpFault"/> that has struck.</param>
    /// <param name="survived">Whether all holds that must hold afterwards.</param>
    /// <param name="succeeded">Whether the download succeeded in spite of it.</param>
    /// <param name="retries">How often the download tried again by itself.</param>
    public void Add(Enum fault, bool survived, bool succeeded, int retries)
    {
        lock (_rows)
        {
            var key = (FaultKinds.Name(fault), fault is HttpFault);
            var row = _rows.GetValueOrDefault(key);
            _rows[key] = (row.Injected + 1, row.Survived + (survived ? 1 : 0), row.Succeeded + (succeeded ? 1 : 0), row.Retries + retries);
        }
    }

    public void Dispose()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var text = new StringBuilder("faults of a download      AT: injected survived | HTTP: injected survived | downloaded all the same | retries\n");
        foreach (var kind in Kinds)
        {
            var (at, http) = (_rows.GetValueOrDefault((kind, false)), _rows.GetValueOrDefault((kind, true)));
            text.AppendLine($"  {kind,-22} {at.Injected,14} {at.Survived,8} | {http.Injected,14} {http.Survived,8} | {at.Succeeded + http.Succeeded,23} | {at.Retries + http.Retries,7}");
        }

        var all = _rows.Values;
        text.Append($"  in all: {all.Sum(r => r.Injected)} injected, {all.Sum(r => r.Survived)} survived");
        Report.Show("faults", text.ToString());
    }
}
