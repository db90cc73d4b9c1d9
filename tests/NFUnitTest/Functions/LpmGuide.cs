namespace NFUnitTest
{
    /// <summary>The exchanges of KORE's Local Profile Management Guide, on channel 1, as they must be where the guide slips.</summary>
    internal static class LpmGuide
    {
        public const string Open = "0070000001 ";
        public const string Select = "01A404000EA000000815030040030902231003 ";
        public const string SelectIsdR = "01A4040010A0000005591010FFFFFFFF8900000100 ";
        public const string Capability = "80AA000005A903830107 ";
        public const string Close = "0070800100 ";

        public const string GetEid = "8116000012 ";
        public const string Eid = "89001039450410141400000000001580";
        public const string EidAnswer = "4C10" + Eid + "9000";

        public const string GetProfiles = "81180000FF ";
        public const string First = "A0000005591010FFFFFFFF8900001100";
        public const string Second = "A0000005591010FFFFFFFF8900001000";
        public const string Third = "A0000005591010FFFFFFFF8900001200";
        public const string FirstIccid = "89123108001757010071";
        public const string SecondIccid = "8949001312170061988";
        public const string ThirdIccid = "89123108001757010072";
        public const string Profiles = "E3254F10" + First + "9F70013F5301015A0A98211380007175100017"
            + "E3254F10" + Second + "9F70011F5301005A0A989400312171001689F8"
            + "E3254F10" + Third + "9F70011F5301005A0A98211380007175100027" + "9000";

        public const string Enable = "8101000010";

        // The guide has Lc 02 in one place, and a trailing Le in another.
        public const string Es10GetEid = "81E2910006BF3E035C015A ";
        public const string Es10Eid = "89001054010210036600000000023780";
        public const string Es10GetProfiles = "81E2910009BF2D065C045A4F9F70 ";

        // The guide says 6197 before these 113 bytes.
        public const string Es10Profiles = "BF2D6EA06CE3225A0A980193000060983055F84F10A0000005591010FFFFFFFF89000010009F700101"
            + "E3225A0A980010325476981032144F10A0000005591010FFFFFFFF89000019009F700100"
            + "E3225A0A980193000060809794F14F10A0000005591010FFFFFFFF89000011009F700100";

        public const string NamedProfiles = "BF2D6EA06C"
            + "E3375A0A980193000050577617F14F10A0000005591010FFFFFFFF89000010009F70010090044B4F524591044B4F524592044B4F5245950102"
            + "E3315A0A980193000050276777F64F10A0000005591010FFFFFFFF89000011009F70010191044B4F524592044B4F5245950102";

        public const string Es10Enable = "81E2910014BF3111A00C5A0A981088020087059780F2810100 ";
        public const string Es10EnableIccid = "8901882000785079082";
    }
}
