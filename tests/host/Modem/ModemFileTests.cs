using System.Text;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>AT+QFUPL and its family.</summary>
public class ModemFileTests
{
    private const string Ok = "\r\nOK\r\n";

    /// <summary>Amazon Root CA 1, public; a module on the bench answered 1208,5769 for it with CR LF line ends.</summary>
    private const string AmazonRoot = """
        -----BEGIN CERTIFICATE-----
        MIIDQTCCAimgAwIBAgITBmyfz5m/jAo54vB4ikPmljZbyjANBgkqhkiG9w0BAQsF
        ADA5MQswCQYDVQQGEwJVUzEPMA0GA1UEChMGQW1hem9uMRkwFwYDVQQDExBBbWF6
        b24gUm9vdCBDQSAxMB4XDTE1MDUyNjAwMDAwMFoXDTM4MDExNzAwMDAwMFowOTEL
        MAkGA1UEBhMCVVMxDzANBgNVBAoTBkFtYXpvbjEZMBcGA1UEAxMQQW1hem9uIFJv
        b3QgQ0EgMTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALJ4gHHKeNXj
        ca9HgFB0fW7Y14h29Jlo91ghYPl0hAEvrAIthtOgQ3pOsqTQNroBvo3bSMgHFzZM
        9O6II8c+6zf1tRn4SWiw3te5djgdYZ6k/oI2peVKVuRF4fn9tBb6dNqcmzU5L/qw
        IFAGbHrQgLKm+a/sRxmPUDgH3KKHOVj4utWp+UhnMJbulHheb4mjUcAwhmahRWa6
        VOujw5H5SNz/0egwLX0tdHA114gk957EWW67c4cX8jJGKLhD+rcdqsq08p8kDi1L
        93FcXmn/6pUCyziKrlA4b9v7LWIbxcceVOF34GfID5yHI9Y/QCB/IIDEgEw+OyQm
        jgSubJrIqg0CAwEAAaNCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMC
        AYYwHQYDVR0OBBYEFIQYzIU07LwMlJQuCFmcx7IQTgoIMA0GCSqGSIb3DQEBCwUA
        A4IBAQCY8jdaQZChGsV2USggNiMOruYou6r4lK5IpDB/G/wkjUu0yKGX9rbxenDI
        U5PMCCjjmCXPI6T53iHTfIUJrU6adTrCC2qJeHZERxhlbI1Bjjt/msv0tadQ1wUs
        N+gDS63pYaACbvXy8MWy7Vu33PqUXHeeE6V/Uq2V8viTO96LXFvKWlJbYK8U90vv
        o/ufQJVtMVT8QtPHRh8jrdkPSHCa2XV4cdFyQzR1bldZwgJcJmApzyMZFo6IQ6XU
        5MsI+yMRQ+hDKXJioaldXgjUkK642M4UwtBV8ob2xJNDd2ZhwLnoQdeXeGADbkpy
        rqXRfboQnoZsG4q5WTP468SQvvG5
        -----END CERTIFICATE-----

        """;

    private static async Task<ModemBench> PortAsync(int space = 512 * 1024)
    {
        var port = new ModemBench(new ModemOptions { FileSpace = space });
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        return port;
    }

    [Fact]
    public async Task UploadTellsTheChecksum()
    {
        await using var port = await PortAsync();
        var file = Encoding.ASCII.GetBytes(AmazonRoot.ReplaceLineEndings("\r\n"));
        Assert.Equal(1208, file.Length);
        await port.CommandAsync("AT+QFUPL=\"UFS:ca.pem\",1208,60", "\r\nCONNECT\r\n");
        await port.SendAsync(file[..500]);
        await port.SilenceAsync(50);
        await port.SendAsync([.. file[500..], .. "AT+QFLST\r"u8]);
        await port.ExpectAsync("\r\n+QFUPL: 1208,5769\r\n" + Ok + "\r\n+QFLST: \"ca.pem\",1208\r\n" + Ok);
        await port.CommandAsync("AT+QFUPL=\"ca.pem\",5", "\r\n+CME ERROR: 407\r\n");
        await port.CommandAsync("AT+QFDWL=\"ca.pem\"", "\r\nCONNECT\r\n" + Encoding.ASCII.GetString(file) + "\r\n+QFDWL: 1208,5769\r\n" + Ok);
    }

    [Fact]
    public async Task EveryByteValueIsData()
    {
        await using var port = await PortAsync();
        byte[] data = [10, .. Enumerable.Range(0, 256).Select(i => (byte)i), 13];
        await port.SendAsync("AT+QFUPL=\"all\",258\r\n");
        await port.ExpectAsync("\r\nCONNECT\r\n");
        await port.SendAsync(data);
        await port.UntilAsync(Ok);
        await port.SendAsync("AT+QFDWL=\"all\"\r");
        await port.ExpectAsync("\r\nCONNECT\r\n");
        Assert.Equal(data, await port.ReceiveAsync(258));
    }

    [Fact]
    public async Task ListsAndDeletes()
    {
        await using var port = await PortAsync(1000);
        await port.CommandAsync("AT+QFUPL=\"b\",3", "\r\nCONNECT\r\n");
        await port.SendAsync([1, 2, 3]);
        await port.ExpectAsync("\r\n+QFUPL: 3,202\r\n" + Ok);
        await port.CommandAsync("AT+QFUPL=\"a\",1", "\r\nCONNECT\r\n");
        await port.SendAsync([9]);
        await port.ExpectAsync("\r\n+QFUPL: 1,900\r\n" + Ok);
        await port.CommandAsync("AT+QFLST=\"*\"", "\r\n+QFLST: \"a\",1\r\n+QFLST: \"b\",3\r\n" + Ok);
        await port.CommandAsync("AT+QFLST=\"UFS:b\"", "\r\n+QFLST: \"UFS:b\",3\r\n" + Ok);
        await port.CommandAsync("AT+QFLST=\"c\"", "\r\n+CME ERROR: 405\r\n");
        await port.CommandAsync("AT+QFLDS=\"UFS\"", "\r\n+QFLDS: 996,1000\r\n" + Ok);
        await port.CommandAsync("AT+QFUPL=\"c\",997", "\r\n+CME ERROR: 403\r\n");
        await port.OkAsync("AT+QFDEL=\"a\"");
        await port.CommandAsync("AT+QFDEL=\"a\"", "\r\n+CME ERROR: 405\r\n");
        await port.OkAsync("AT+QFDEL=\"*\"");
        await port.OkAsync("AT+QFLST=\"*\"");
    }

    [Fact]
    public async Task UploadThatStopsShortTimesOut()
    {
        await using var port = await PortAsync();
        await port.CommandAsync("AT+QFUPL=\"short\",10,1", "\r\nCONNECT\r\n");
        await port.SendAsync([1, 2, 3]);
        await port.ExpectAsync("\r\n+CME ERROR: 421\r\n");
        await port.OkAsync("AT");
        await port.OkAsync("AT+QFLST=\"*\"");
    }

    [Fact]
    public async Task UploadAcknowledgesBlocks()
    {
        await using var port = await PortAsync();
        await port.CommandAsync("AT+QFUPL=\"big\",2049,5,1", "\r\nCONNECT\r\n");
        await port.SendAsync(new byte[1024]);
        await port.ExpectAsync("A");
        await port.SendAsync(new byte[1025]);
        await port.ExpectAsync("A\r\n+QFUPL: 2049,0\r\n" + Ok);
    }
}
