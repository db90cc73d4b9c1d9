using NanoLpa;

namespace HostTests.Replay;

/// <summary>The recorded download, byte for byte: what another LPA sent, ours sends too.</summary>
public class VectorDownloadTests
{
    private const string Code = "LPA:1$127.0.0.1:8443$TS48V1-A-UNIQUE";

    // What another LPA does between installation and report: it opens the channel anew, lists the notifications, fetches each.
    private static readonly string[] NotOurs =
    [
        "0070000001", "01A4040010A0000005591010FFFFFFFF8900000100", "81E2910003BF2800", "81E2910008BF2B05A003800101",
        "81E2910008BF2B05A003800102", "81E2910006BF3003800102", "0070800100",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100000)]
    public void Every_APDU_and_every_body_is_as_recorded(int piece)
    {
        var card = new VectorCard("download", "notification process");
        var https = new VectorHttps(piece);
        var isdr = new IsdR(card) { SegmentSize = 120, AllowsLe = false };
        var listener = new Listener();
        var download = new ProfileDownload(isdr, new Es9Client(https), new DeviceInfo("53926011"), listener);

        var result = Refusable(card, https, () => download.Run(ActivationCode.Parse(Code), null));

        Assert.True(result.Succeeded);
        Assert.Null(download.ReportError);
        Assert.Equal(4, https.Calls);
        Assert.True(card.IsThrough);
        Assert.Equal(NotOurs, card.Left);
        Assert.Equal("A0000005591010FFFFFFFF8900001111", Convert.ToHexString(result.IsdpAid));
        Assert.Equal("8949449999999990023", listener.Metadata!.Iccid);
        Assert.Equal(listener.Total, listener.Loaded);
        Assert.Equal(12, listener.Stages);
        Assert.False(isdr.IsOpen);
        Assert.True(https.Closed > 0);
    }

    [Fact]
    public void The_OID_that_the_recorded_certificate_names_is_found()
    {
        var card = new VectorCard("download", "notification process");
        var https = new VectorHttps(1000);
        var download = new ProfileDownload(new IsdR(card) { SegmentSize = 120, AllowsLe = false }, new Es9Client(https), new DeviceInfo("53926011"), new Listener());
        Assert.True(Refusable(card, https, () => download.Run(ActivationCode.Parse(Code + "$2.999.10"), null)).Succeeded);
    }

    [Fact]
    public void Another_device_is_told_apart_by_the_replay()
    {
        // The replay must not pass whatever is sent.
        var card = new VectorCard("download", "notification process");
        var download = new ProfileDownload(new IsdR(card) { SegmentSize = 120, AllowsLe = false }, new Es9Client(new VectorHttps(1000)), new DeviceInfo("53926012"), new Listener());
        Assert.Equal(LpaError.Internal, Assert.Throws<LpaException>(() => download.Run(ActivationCode.Parse(Code), null)).Code);
        Assert.NotNull(card.Refused);
    }

    private static ProfileInstallationResult Refusable(VectorCard card, VectorHttps https, Func<ProfileInstallationResult> run)
    {
        try
        {
            return run();
        }
        catch (LpaException e)
        {
            throw new InvalidOperationException(card.Refused ?? https.Refused ?? e.Message, e);
        }
        finally
        {
            Assert.Null(card.Refused);
            Assert.Null(https.Refused);
        }
    }

    private sealed class Listener : IDownloadListener
    {
        public ProfileMetadata? Metadata { get; private set; }

        public int Loaded { get; private set; }

        public int Total { get; private set; }

        public int Stages { get; private set; }

        public void OnStage(LpaStage stage)
        {
            Assert.Equal(++Stages, (int)stage);
        }

        public void OnMetadata(ProfileMetadata metadata) => Metadata = metadata;

        public InstallDecision AskInstall(ProfileMetadata profile, bool consentRequired)
        {
            Assert.False(consentRequired);
            return InstallDecision.Install;
        }

        public void OnProgress(int loaded, int total)
        {
            Assert.True(loaded > Loaded && loaded <= total);
            (Loaded, Total) = (loaded, total);
        }

        public void OnRetry(int attempt, int attempts, LpaException error) => throw new InvalidOperationException("nothing fails");

        public string AskConfirmationCode() => throw new InvalidOperationException("no code is needed");
    }
}
