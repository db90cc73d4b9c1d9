using NanoLpa.Virtual.Euicc;

namespace HostTests;

/// <summary>The eUICC below the ISD-R: class bytes, logical channels, SELECT, GET RESPONSE, STORE DATA blocks.</summary>
public class EuiccCardTests
{
    private const string SelectData = "A4040010A0000005591010FFFFFFFF8900000100";

    private readonly EuiccTestBench _bench = new();

    [Fact]
    public void AllChannelsWorkWithTheirClassBytes()
    {
        for (int channel = 2; channel <= 19; channel++)
        {
            Assert.Equal($"{channel:X2}9000", Hex("0070000001"));
        }

        Assert.Equal("6A81", Hex("0070000001"));
        Assert.Equal(19, _bench.Card.OpenChannels);
        for (int channel = 1; channel <= 19; channel++)
        {
            int standard = channel < 4 ? channel : 0x40 | (channel - 4);
            int proprietary = standard | 0x80;
            Assert.Equal("6121", Hex($"{standard:X2}{SelectData}"));
            Assert.Equal("6115", Hex($"{proprietary:X2}E2910006BF3E035C015A"));
            Assert.Equal("BF3E125A10890490321234512345123456789012359000", Hex($"{proprietary:X2}C0000015"));
            Assert.Equal("9000", Hex($"007080{channel:X2}00"));
            Assert.Equal("6881", Hex($"{proprietary:X2}E2910006BF3E035C015A"));
        }

        Assert.Equal(0, _bench.Card.OpenChannels);
    }

    [Fact]
    public void FewerChannelsWhenTheCardHasFewer()
    {
        EuiccTestBench bench = new(new EuiccOptions { HighestChannel = 2 });
        Assert.Equal("029000", bench.Hex("0070000001"));
        Assert.Equal("6A81", bench.Hex("0070000001"));
        Assert.Equal("9000", bench.Hex("0070800100"));
        Assert.Equal("019000", bench.Hex("0070000000"));
    }

    [Theory]
    [InlineData("0070800500", "6881")] // not open
    [InlineData("0070800000", "6A86")] // the basic channel stays
    [InlineData("0070FF0000", "6A86")]
    [InlineData("0070000501", "6A86")]
    [InlineData("0270000001", "6881")] // from a closed channel
    [InlineData("8070000001", "6E00")]
    [InlineData("02A4040010A0000005591010FFFFFFFF8900000100", "6881")]
    [InlineData("01A4040010A0000005591010FFFFFFFF8900000199", "6A82")]
    [InlineData("01A40404023F00", "6A82")] // too short to be an AID
    [InlineData("01A40004023F00", "6A82")] // no files here
    [InlineData("01A4040310A0000005591010FFFFFFFF8900000100", "6A86")]
    [InlineData("81A4040010A0000005591010FFFFFFFF8900000100", "6E00")]
    [InlineData("0100000000", "6D00")]
    [InlineData("81CA000000", "6D00")]
    [InlineData("80E2910003BF3E00", "6D00")] // the ISD-R is not selected on channel 0
    [InlineData("01E2910003BF3E00", "6E00")] // STORE DATA is proprietary
    [InlineData("FFE2910003BF3E00", "6E00")]
    [InlineData("20E2910003BF3E00", "6E00")]
    [InlineData("05E2910003BF3E00", "6882")]
    [InlineData("91E2910003BF3E00", "6884")]
    [InlineData("81E291", "6700")]
    [InlineData("81E2910004BF3E00", "6700")]
    [InlineData("81E2910003BF3E000000", "6700")]
    [InlineData("81E2910000", "6700")]
    [InlineData("81C0000000", "6985")] // nothing waits: SELECT without its answer was overtaken
    [InlineData("81E2910203BF2000", "6A86")] // no block 1
    [InlineData("81E2900003BF2000", "6A86")]
    [InlineData("81E2910003BF7E00", "6A88")] // no such function
    [InlineData("81E2910003BF20", "6700")]
    [InlineData("81E2910002BF20", "6A80")] // no length
    [InlineData("81E2910004BF200055", "6A80")]
    [InlineData("81E2910003BF3100", "6A80")]
    public void WhatIsWrongIsRefused(string command, string status)
    {
        Hex("80F2000000"); // STATUS on the basic channel
        Hex("81E2110001BF"); // begun and abandoned
        Assert.Equal(status, Hex(command));
    }

    [Fact]
    public void SelectAnswersWithTheTemplate()
    {
        Assert.Equal(
            "6F1F8410A0000005591010FFFFFFFF8900000100A5049F6501FFE005820302" + "0202" + "9000", Hex("01C0000021"));
        Assert.Equal("9000", Hex("01A4040C10A0000005591010FFFFFFFF8900000100"));
        Assert.Equal("6121", Hex("01A4040005A000000559")); // a partial AID
    }

    [Fact]
    public void StatusTellsWhatIsSelected()
    {
        Assert.Equal("621682027821" + "8410A0000005591010FFFFFFFF8900000100" + "9000", Hex("81F2000000"));
        Assert.Equal("8410A0000005591010FFFFFFFF8900000100" + "9000", Hex("81F2000100"));
        Assert.Equal("029000", Hex("0070000001"));
        Assert.Equal("62088202782183023F00" + "9000", Hex("82F2000000"));
        Assert.Equal("9000", Hex("82F2000100"));
        Assert.Equal("6881", Hex("83F2000000"));
        Assert.Equal("6A86", Hex("82F2000200"));
    }

    [Fact]
    public void BlocksMustFollowEachOther()
    {
        Assert.Equal("9000", Hex("81E2110001BF"));
        Assert.Equal("9000", Hex("81E211010120"));
        Assert.Equal("6A86", Hex("81E291030100"));
        Assert.Equal("6A86", Hex("81E291020100")); // what was gathered is gone

        Assert.Equal("9000", Hex("81E2110002FFFF"));
        Assert.Equal("9000", Hex("81E2110001BF")); // block 0 begins anew
        Assert.Equal("9000", Hex("81E211010120"));
        Assert.Equal("6138", Hex("81E291020100"));
    }

    [Fact]
    public void ChannelsDoNotMixTheirBlocksAndAnswers()
    {
        Assert.Equal("029000", Hex("0070000001"));
        Hex("02" + SelectData);
        Assert.Equal("9000", Hex("81E2110001BF"));
        Assert.Equal("9000", Hex("82E2110002BF3E"));
        Assert.Equal("6138", Hex("81E29101022000"));
        Assert.Equal("6115", Hex("82E2910104035C015A"));
        Assert.StartsWith("BF2035", Hex("81C0000038"));
        Assert.StartsWith("BF3E12", Hex("82C0000015"));
        Assert.Equal("6985", Hex("82C0000015"));
    }

    [Fact]
    public void LongAnswersComeInPieces()
    {
        List<InstalledProfile> many = [.. Enumerable.Range(10, 10).Select(i => EuiccTestBench.Profile($"89880000000000000{i}"))];
        EuiccTestBench bench = new(new EuiccOptions { Profiles = many });

        Assert.Equal("6100", bench.Hex("81E2910003BF2D00"));
        string first = bench.Hex("81C0000000");
        Assert.Equal(516, first.Length);
        Assert.EndsWith("6100", first);
        string piece = bench.Hex("81C0000010");
        Assert.Equal(36, piece.Length);
        Assert.EndsWith("6100", piece);
        string last = bench.Hex("81C0000000");
        Assert.Equal("61", last[^4..^2]);
        Assert.EndsWith("9000", bench.Hex("81C00000" + last[^2..]));
    }

    [Fact]
    public void AnotherCommandOnTheChannelDropsTheAnswer()
    {
        Assert.Equal("6138", Hex("81E2910003BF2000"));
        Assert.Equal("620882027821" + "83023F00" + "9000", Hex("80F2000000")); // another channel does not
        Assert.Equal("BF206136", Hex("81C0000002"));
        Assert.Equal("6138", Hex("81E2910003BF2000"));
        Assert.Equal("9000", Hex("81F2000C00"));
        Assert.Equal("6985", Hex("81C0000038"));
    }

    [Fact]
    public void AWrongLeIsAnsweredWithTheRightOne()
    {
        EuiccTestBench bench = new(new EuiccOptions { StrictLe = true });
        Assert.Equal("6115", bench.Hex("81E2910006BF3E035C015A"));
        Assert.Equal("6C15", bench.Hex("81C0000000"));
        Assert.Equal("6C15", bench.Hex("81C0000016"));
        Assert.EndsWith("359000", bench.Hex("81C0000015"));
        Assert.Equal("6C01", bench.Hex("0070000000"));
    }

    [Fact]
    public void DataComesAtOnceWithoutGetResponse()
    {
        VirtualEuicc card = new(EuiccTestBench.Pki.Credentials, new EuiccOptions
        {
            UseGetResponse = false,
            Profiles = [.. Enumerable.Range(10, 10).Select(i => EuiccTestBench.Profile($"89880000000000000{i}"))],
        });
        string Send(string hex) => Convert.ToHexString(card.Transmit(Convert.FromHexString(hex)));

        Assert.Equal("019000", Send("0070000001"));
        Assert.StartsWith("6F1F8410", Send("01" + SelectData + "00"));
        Assert.Equal("BF3E125A10890490321234512345123456789012359000", Send("81E2910006BF3E035C015A00"));
        string first = Send("81E2910003BF2D0000");
        Assert.Equal(516, first.Length);
        Assert.EndsWith("6100", first);
        Assert.Equal(516, Send("81C0000000").Length);
    }

    [Fact]
    public void ResetClosesChannelsAndForgetsTheSession()
    {
        byte[] challenge = _bench.Challenge();
        _bench.Card.Reset();

        Assert.Equal(0, _bench.Card.OpenChannels);
        Assert.Equal("6881", Hex("81E2910003BF2000"));
        _bench.Open();
        Assert.Equal(4, EuiccAuthenticationTests.ErrorOf(_bench.Request(_bench.Server.AuthenticateServer(challenge))));
    }

    [Fact]
    public void TheHookAnswersInsteadOfTheCard()
    {
        _bench.Card.Intercept = command => command[1] == 0xE2 ? [0x6F, 0x00] : null;
        Assert.Equal("6F00", Hex("81E2910003BF2000"));
        Assert.Equal("9000", Hex("80F2000C00"));
    }

    [Fact]
    public async Task ThreadsMayShareTheCard()
    {
        for (int channel = 2; channel <= 5; channel++)
        {
            Hex("0070000001");
        }

        await Task.WhenAll(Enumerable.Range(1, 5).Select(channel => Task.Run(() =>
        {
            int standard = channel < 4 ? channel : 0x40 | (channel - 4);
            Hex($"{standard:X2}{SelectData}");
            for (int i = 0; i < 200; i++)
            {
                Assert.Equal("9000", Hex($"{standard | 0x80:X2}E2110001BF"));
                Assert.Equal("6138", Hex($"{standard | 0x80:X2}E29101022000"));
                Assert.StartsWith("BF2035", Hex($"{standard | 0x80:X2}C0000038"));
            }
        })));
    }

    private string Hex(string command) => _bench.Hex(command);
}
