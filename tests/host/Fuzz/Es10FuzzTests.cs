using NanoLpa;
using NFUnitTest;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>The functions of ES10, answered by an eUICC that is broken or bad.</summary>
public class Es10FuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    // A profile with all that a profile may have.
    private const string Everything = "BF2D70A06EE36C5A0A989444999999999920F34F10A0000005591010FFFFFFFF89000011109F700101900161910162920163930101940189950102"
        + "B6163009800204908103612E613009800204108103622E62" + "B70F800362F2108104AABBCCDD8202EEFF" + "B8048002883799020640";

    private static readonly int[] s_lists = [0xBF20, 0xBF22, 0xBF28, 0xBF2D, 0xBF43];

    private static readonly byte[] s_iccid = [0x98, 0x94, 0x44, 0x99, 0x99, 0x99, 0x99, 0x99, 0x20, 0xF3];
    private static readonly DownloadRig s_rig = new();
    private static readonly InitiateAuthentication s_server = InitiateAuthentication.Call(s_rig.Es9, ServerAddress.Parse(Session.Address), new byte[16], new byte[3]);
    private static readonly TransactionId s_id = TransactionId.Parse(Session.Id);
    private static readonly TlvReader s_proof = Reader(Session.AuthenticateServerResponse);
    private static readonly AuthenticateClient s_offer = AuthenticateClient.Call(s_rig.Es9, ServerAddress.Parse(Session.Address), s_id, s_proof);

    private static readonly FuzzTarget[] s_targets =
    [
        Target("GetEid", 0xBF3E, GetEid.Call, Vectors.Eid),
        Target("GetEuiccInfo1", 0xBF20, GetEuiccInfo1.Call, Vectors.EuiccInfo1),
        Target("GetEuiccChallenge", 0xBF2E, GetEuiccChallenge.Call, Vectors.Challenge),
        Target("AuthenticateServer", 0xBF38, (isdr, request) => AuthenticateServer.Call(isdr, request, s_server, "ID-1", s_rig.Device),
            Session.AuthenticateServerResponse, "BF3803810105", "BF3807A1058001AA020103", Convert.ToHexString(FuzzSamples.Response(0xBF38))),
        Target("PrepareDownload", 0xBF21, (isdr, request) => PrepareDownload.Call(isdr, request, s_offer, null),
            Session.PrepareDownloadResponse, "BF210AA1088003AABBCC020105", Convert.ToHexString(FuzzSamples.Response(0xBF21))),
        Target("CancelSession", 0xBF41, (isdr, request) => CancelSession.Call(isdr, request, s_id.Bytes, CancelReason.Timeout), Session.CancelSessionResponse, "BF4103810105"),
        Target("ListNotification", 0xBF28, ListNotification.Call, Vectors.NotificationList, "BF2802A000", "BF280381017F"),
        Target("RetrieveNotificationsList", 0xBF2B, (isdr, request) => RetrieveNotificationsList.Call(isdr, request, 7),
            "BF2B03810101", "BF2B02A000", "BF2B4EA04C" + Session.Installed, "BF2B2BA02930278010" + Session.Id),
        Target("RemoveNotification", 0xBF30, (isdr, request) => RemoveNotification.Call(isdr, request, 7), "BF3003800100", "BF3003800101", "BF300380017F"),
        Target("GetProfilesInfo", 0xBF2D, GetProfilesInfo.Call, Vectors.ProfileList, "BF2D02A000", "BF2D03810101"),
        Target("GetOneProfile", 0xBF2D, (isdr, request) => GetProfilesInfo.One(isdr, request, s_iccid), Vectors.ProfileList, Everything, "BF2D03810101"),
        Target("EnableProfile", 0xBF31, (isdr, request) => ProfileState.Enable(isdr, request, s_iccid, true), "BF3103800100", "BF3103800105"),
        Target("DisableProfile", 0xBF32, (isdr, request) => ProfileState.Disable(isdr, request, s_iccid, true), "BF3203800100", "BF3203800101"),
        Target("DeleteProfile", 0xBF33, (isdr, request) => ProfileState.Delete(isdr, request, s_iccid), "BF3303800100", "BF3303800103"),
        Target("ProfileState", 0xBF2D, (isdr, request) => ProfileState.IsReached(isdr, request, 0, s_iccid), Vectors.ProfileList),
        Target("GetEuiccInfo2", 0xBF22, (isdr, request) => EuiccInfo2.Decode(GetEuiccInfo2.Call(isdr, request)),
            Convert.ToHexString(FuzzSamples.Info2), "BF22058203020202", "BF221C8203020202" + "AC0D8005612E62632F8104687474703A" + "84068101088203000001"),
        Target("EuiccInfo1", 0xBF20, (isdr, request) => EuiccInfo1.Decode(GetEuiccInfo1.Call(isdr, request)), Vectors.EuiccInfo1),
        Target("GetRat", 0xBF43, GetRat.Call, "BF4302A000", "BF431EA01C301A80020640A110300E800362F2108101AA8203BBCCDD3000820206C0", "BF4311A00F300D80020640A1033001AA82020780"),
        Target("GetEuiccConfiguredAddresses", 0xBF3C, GetEuiccConfiguredAddresses.Call, "BF3C0A8003612E618103622E62", "BF3C00", "BF3C048000" + "8100"),
        Target("SetDefaultDpAddress", 0xBF3F, (isdr, request) => SetDefaultDpAddress.Call(isdr, request, "a.example"), "BF3F03800100", "BF3F0380017F"),
        Target("SetNickname", 0xBF29, (isdr, request) => SetNickname.Call(isdr, request, s_iccid, "name"), "BF2903800100", "BF2903800101"),
        Target("EuiccMemoryReset", 0xBF34, (isdr, request) => EuiccMemoryReset.Call(isdr, request, ResetOptions.All), "BF3403800100", "BF3403800101"),
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    private static FuzzTarget Target<T>(string name, int tag, Func<IsdR, TlvWriter, T> call, params string[] samples) =>
        Target(name, tag, (isdr, request) => { call(isdr, request); }, samples);

    private static FuzzTarget Target(string name, int tag, Action<IsdR, TlvWriter> call, params string[] samples) =>
        new(name, input => call(new IsdR(new AnsweringCard(input)), new TlvWriter(64)), FuzzSamples.Hex(samples), random => RandomTlv.Make(random, tag))
        {
            // Where members come again and again, each is decoded and replaces the one before.
            MemoryPerByte = s_lists.Contains(tag) ? 64 : 4,
        };

    private static TlvReader Reader(string hex) => new TlvReader(Convert.FromHexString(hex), 0, hex.Length / 2, LpaError.CardData).Require(0xBF38);
}
