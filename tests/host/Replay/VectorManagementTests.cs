using NanoLpa;

namespace HostTests.Replay;

/// <summary>The recorded management of the eUICC, byte for byte.</summary>
public class VectorManagementTests
{
    private readonly TlvWriter _request = new(64);

    [Fact]
    public void The_EID_is_read_as_recorded()
    {
        var isdr = Open(new VectorCard("chip info"));
        Assert.Equal("89049032123451234512345678901235", GetEid.Call(isdr, _request));
    }

    [Fact]
    public void A_profile_is_enabled_as_recorded()
    {
        var card = new VectorCard("enable");
        var isdr = Open(card);
        ProfileState.Enable(isdr, _request, Bcd.ParseIccid("8949449999999990023"), refresh: false);
        isdr.Close();
        Assert.Null(card.Refused);
        Assert.Empty(card.Left);
    }

    [Fact]
    public void Notifications_are_listed_reported_and_removed_as_recorded()
    {
        var card = new VectorCard("notification process");
        var https = new VectorHttps(100, skip: 3);
        var isdr = Open(card);
        var list = new NotificationList(isdr, new Es9Client(https));
        var pending = list.List();
        Assert.Equal([1, 2], pending.Select(notification => notification.SequenceNumber));
        Assert.Equal([NotificationEvent.Install, NotificationEvent.Enable], pending.Select(notification => notification.Operation));
        Assert.All(pending, notification => Assert.Equal("127.0.0.1:8443", notification.Address));
        Assert.All(pending, notification => Assert.Equal("8949449999999990023", notification.Iccid));

        foreach (var notification in pending)
        {
            list.Report(notification);
        }

        isdr.Close();
        Assert.Null(card.Refused);
        Assert.Empty(card.Left);
        Assert.Equal(2, https.Calls);
    }

    [Fact]
    public void The_recorded_list_of_profiles_is_read()
    {
        // Our request names the tags it wants, the recorded one none: only the answer is compared.
        var recorded = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", "apdu.txt"))
            .SkipWhile(line => line != "# list").First(line => line.StartsWith("< BF2D"))[2..];
        var isdr = new IsdR(new AnsweringCard(Convert.FromHexString(recorded)));
        isdr.Open();
        var profiles = GetProfilesInfo.Call(isdr, _request);
        Assert.Equal(["8988112200000000018", "8949449999999990023"], profiles.Select(profile => profile.Iccid));
        Assert.Equal([true, false], profiles.Select(profile => profile.Enabled));
        Assert.Equal(["Preload", "OsmocomSPN"], profiles.Select(profile => profile.ServiceProviderName));
        Assert.Equal(["Preloaded 0", "TS48V1-A-UNIQUE"], profiles.Select(profile => profile.ProfileName));
        Assert.All(profiles, profile => Assert.Equal(2, profile.ProfileClass));
    }

    private static IsdR Open(ICard card)
    {
        var isdr = new IsdR(card) { SegmentSize = 120, AllowsLe = false };
        isdr.Open();
        return isdr;
    }

    private sealed class AnsweringCard(byte[] storeData) : ICard
    {
        public int Transmit(byte[] command, int length, byte[] response)
        {
            byte[] answer = command[1] switch
            {
                0x70 => [0x01, 0x90, 0x00],
                0xE2 => storeData,
                _ => [0x90, 0x00],
            };
            answer.CopyTo(response, 0);
            return answer.Length;
        }
    }
}
