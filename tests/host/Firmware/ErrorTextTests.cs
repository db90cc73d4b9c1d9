using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Quectel;

namespace HostTests;

/// <summary>Every error has a sentence of its own, short, and with nothing in it but codes.</summary>
public class ErrorTextTests
{
    private const int LongestSentence = 200;

    // Refusals whose sentence depends on a number; the number that says nothing more.
    private static readonly LpaError[] ByNumber =
    [
        LpaError.ServerRefused, LpaError.InstallFailed, LpaError.AuthenticateServerRefused, LpaError.PrepareDownloadRefused,
        LpaError.CardStatusWord, LpaError.CardTransport, LpaError.HttpStatus,
    ];

    /// <summary>Subject and reason codes of SGP.22 sections 5.6 and 5.8, and of servers in the field.</summary>
    private static readonly string[] ServerCodes =
    [
        "1.2.1/2.1", "1.2.2/2.1", "8.1/4.8", "8.1/6.1", "8.1.1/2.2", "8.1.1/3.1", "8.1.1/3.8", "8.1.2/6.1", "8.1.2/6.3", "8.1.3/6.1",
        "8.1.3/6.3", "8.2/1.2", "8.2/3.7", "8.2.1/1.2", "8.2.1/3.3", "8.2.1/3.5", "8.2.1/3.9", "8.2.5/3.7", "8.2.5/3.8", "8.2.5/4.3",
        "8.2.6/3.1", "8.2.6/3.3", "8.2.6/3.8", "8.2.7/2.2", "8.2.7/3.8", "8.2.7/6.4", "8.8/3.1", "8.8.1/3.8", "8.8.2/3.1", "8.8.3/3.1",
        "8.8.4/3.7", "8.8.5/4.1", "8.8.5/6.4", "8.9/4.2", "8.9/5.1", "8.9.5/3.3", "8.9.5/3.9", "8.10.1/3.9", "8.11.1/3.9",
    ];

    // The same refusals in the words of another function or of the SM-DS.
    private static readonly string[] SameServerCodes =
    [
        "8.2.1/3.1", "8.2.5/1.2", "8.2.5/3.9", "8.9.1/3.8", "8.9.2/3.1", "8.9.3/3.1", "8.9.4/3.7",
    ];

    [Fact]
    public void Every_code_has_a_sentence_of_its_own()
    {
        var sentences = Enum.GetValues<LpaError>().Where(c => c is not LpaError.None).ToDictionary(c => c, c => Sentence(new LpaException(c)));
        Assert.All(sentences, s => Assert.True(s.Key == LpaError.Internal || s.Value != sentences[LpaError.Internal], $"{s.Key} has no sentence"));
        AssertDistinct(sentences.Values);
    }

    [Fact]
    public void Every_code_of_a_server_has_a_sentence_of_its_own()
    {
        var unknown = Server("9.9.9/9.9");
        Assert.All(ServerCodes.Concat(SameServerCodes), c => Assert.True(unknown != Server(c), c + " has no sentence"));
        AssertDistinct(ServerCodes.Select(Server));
        Assert.EndsWith("[SM-DP+ 8.2.6/3.8]", ErrorText.Of(new LpaException(LpaError.ServerRefused) { SubjectCode = "8.2.6", ReasonCode = "3.8" }));
    }

    [Theory]
    [InlineData(LpaError.AuthenticateServerRefused, 7)]
    [InlineData(LpaError.PrepareDownloadRefused, 5)]
    [InlineData(LpaError.InstallFailed, 15)]
    public void Every_code_of_the_eUICC_has_a_sentence_of_its_own(LpaError error, int last)
    {
        const int Undefined = 127;
        var codes = Enumerable.Range(1, last).Append(Undefined);
        AssertDistinct(codes.Select(c => Sentence(new LpaException(error, c))));
    }

    [Fact]
    public void The_part_of_the_package_that_failed_changes_nothing_in_the_sentence() => Assert.Equal(
        Sentence(new LpaException(LpaError.InstallFailed, 10)), Sentence(new LpaException(LpaError.InstallFailed, 5 * 256 + 10)));

    [Theory]
    [InlineData(LpaError.CardStatusWord, 0x6400, new[] { 0x6581, 0x6601, 0x6700, 0x6881, 0x6982, 0x6985, 0x6A80, 0x6A81, 0x6A82, 0x6A84, 0x6A86, 0x6A88, 0x6D00, 0x6F00 })]
    [InlineData(LpaError.HttpStatus, 600, new[] { 301, 400, 401, 403, 404, 429, 500 })]
    [InlineData(LpaError.CardTransport, -1, new[] { 10, 11, 13, 14 })]
    [InlineData(LpaError.TlsRefused, 566, new[] { TlsSocket.NoCaFile })]
    [InlineData(LpaError.ConnectFailed, 550, new[] { 552 })]
    [InlineData(LpaError.ModemTimeout, -1, new[] { AtClient.LineGone })]
    [InlineData(LpaError.ModemRefused, 3, new[] { ModemFiles.Damaged })]
    public void Numbers_that_say_more_have_sentences_of_their_own(LpaError error, int unknown, int[] numbers) =>
        AssertDistinct(numbers.Append(unknown).Select(n => Sentence(error, n)));

    [Theory]
    [InlineData(LpaError.CardStatusWord, 0x6E00, 0x6D00)]
    [InlineData(LpaError.CardStatusWord, 0x6F12, 0x6F00)]
    [InlineData(LpaError.HttpStatus, 503, 500)]
    [InlineData(LpaError.HttpStatus, 408, 429)]
    [InlineData(LpaError.CardTransport, 17, 11)]
    [InlineData(LpaError.CardTransport, 15, 13)]
    public void Numbers_of_one_meaning_share_theirs(LpaError error, int one, int other) => Assert.Equal(Sentence(error, other), Sentence(error, one));

    [Fact]
    public void An_answer_that_got_lost_at_the_end_may_have_been_a_success()
    {
        foreach (var error in new[] { LpaError.CardTimeout, LpaError.CardResponse })
        {
            Assert.Contains("list shows", ErrorText.Of(new LpaException(error) { Stage = LpaStage.LoadBoundProfilePackage }));
            Assert.Contains("try again", ErrorText.Of(new LpaException(error) { Stage = LpaStage.EuiccInfo }));
        }
    }

    [Fact]
    public void A_line_that_is_gone_is_no_card_that_is_slow()
    {
        foreach (var stage in new[] { LpaStage.LoadBoundProfilePackage, LpaStage.Management })
        {
            Assert.EndsWith(": the line to the modem is gone; check the cable, then restart", ErrorText.Of(new LpaException(LpaError.CardTimeout, AtClient.LineGone) { Stage = stage }));
        }
    }

    [Fact]
    public void No_sentence_is_long_or_shows_more_than_codes()
    {
        const string Secret = "QR-SECRET-7431-MATCHING";
        foreach (var error in Enum.GetValues<LpaError>())
        {
            foreach (var stage in Enum.GetValues<LpaStage>())
            {
                foreach (var number in ByNumber.Contains(error) ? Numbers(error) : [-1, -2, -3, 552, 566])
                {
                    var exception = Make(error, number, new InvalidOperationException(Secret));
                    exception.Stage = stage;
                    var text = ErrorText.Of(exception);
                    Assert.DoesNotContain(Secret, text);
                    var sentence = text.Split(" [")[0];
                    Assert.True(sentence.Length <= LongestSentence, $"{sentence.Length}: {sentence}");
                    Assert.Matches("^[ -~]+$", text);
                }
            }
        }
    }

    private static IEnumerable<int> Numbers(LpaError error) => error switch
    {
        LpaError.CardStatusWord => Enumerable.Range(0x6000, 0x1000),
        LpaError.HttpStatus => Enumerable.Range(100, 500),
        LpaError.ServerRefused => Enumerable.Range(0, ServerCodes.Length + SameServerCodes.Length),
        _ => Enumerable.Range(-3, 131),
    };

    private static LpaException Make(LpaError error, int number, Exception? cause = null)
    {
        var exception = new LpaException(error, number, cause)
        {
            StatusWord = error == LpaError.CardStatusWord ? number : 0,
            HttpStatus = error == LpaError.HttpStatus ? number : 0,
        };
        if (error == LpaError.ServerRefused)
        {
            var codes = ServerCodes.Concat(SameServerCodes).ElementAt(Math.Max(number, 0)).Split('/');
            exception.SubjectCode = codes[0];
            exception.ReasonCode = codes[1];
        }

        return exception;
    }

    private static string Server(string codes)
    {
        var pair = codes.Split('/');
        return Sentence(new LpaException(LpaError.ServerRefused) { SubjectCode = pair[0], ReasonCode = pair[1] });
    }

    private static string Sentence(LpaError error, int number) => Sentence(Make(error, number));

    private static string Sentence(LpaException exception)
    {
        var text = ErrorText.Of(exception);
        return text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" [")[0];
    }

    private static void AssertDistinct(IEnumerable<string> sentences)
    {
        Assert.All(sentences.GroupBy(s => s), g => Assert.True(g.Count() == 1, "twice: " + g.Key));
    }
}
