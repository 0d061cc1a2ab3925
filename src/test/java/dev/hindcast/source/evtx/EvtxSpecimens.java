package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeForwarded.forwarded;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.cdata;
import static dev.hindcast.source.evtx.MadeNode.character;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.entity;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.instruction;
import static dev.hindcast.source.evtx.MadeNode.itself;
import static dev.hindcast.source.evtx.MadeNode.text;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.array;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.binary;
import static dev.hindcast.source.evtx.MadeValue.filetime;
import static dev.hindcast.source.evtx.MadeValue.guid;
import static dev.hindcast.source.evtx.MadeValue.hex32;
import static dev.hindcast.source.evtx.MadeValue.hex64;
import static dev.hindcast.source.evtx.MadeValue.nil;
import static dev.hindcast.source.evtx.MadeValue.none;
import static dev.hindcast.source.evtx.MadeValue.raw;
import static dev.hindcast.source.evtx.MadeValue.sid;
import static dev.hindcast.source.evtx.MadeValue.string;
import static dev.hindcast.source.evtx.MadeValue.strings;
import static dev.hindcast.source.evtx.MadeValue.systemtime;
import static dev.hindcast.source.evtx.MadeValue.uint16;
import static dev.hindcast.source.evtx.MadeValue.uint32;

/** Event logs with what the public corpora do not hold, or not in one place. All constructed; equal at every call. */
public final class EvtxSpecimens {

    static final String DC = "DC01.corp.example";
    static final String GUID = "{54849625-5478-4994-a5ba-3e3b0328c30d}";
    static final String USER = "S-1-5-21-1004336348-1177238915-682003330-512";

    private EvtxSpecimens() {}

    private static String at(int second) {
        return "2026-03-14T22:41:%02d.1234567Z".formatted(second);
    }

    /** Twelve records of the forms that real logs have, in three chunks. */
    public static byte[] oneOfEach() {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0)).record(2, explicitLogon()).record(3, timeChanged()))
                .chunk(c -> c.record(4, serviceState())
                        .record(5, uptime())
                        .record(6, unnamedValues())
                        .record(7, spacedNames())
                        .record(8, noPayload()))
                .chunk(c -> c.record(9, nestedUserData())
                        .record(10, renderedBeside())
                        .record(11, forwardedLogon())
                        .record(12, elementPayload()))
                .bytes();
    }

    static MadeEvent logon(int second) {
        return event("Security", 4624, DC, at(second))
                .provider("Microsoft-Windows-Security-Auditing", GUID)
                .version(2)
                .level(0)
                .task(12544)
                .process(704, 4012)
                .data("SubjectUserSid", sid("S-1-5-18"))
                .data("TargetUserName", "ERP01$")
                .data("TargetLogonId", hex64(0x3E7))
                .data("LogonType", uint32(3))
                .data("LogonGuid", guid("{00112233-4455-6677-8899-aabbccddeeff}"))
                .data("ProcessName", "C:\\Windows\\System32\\lsass.exe\0")
                .data("IpAddress", "10.0.0.7")
                .data("IpPort", "50123");
    }

    /** 4648 has two Data of one name. */
    private static MadeEvent explicitLogon() {
        return event("Security", 4648, DC, at(1))
                .data("SubjectUserName", "DC01$")
                .data("LogonGuid", guid("{11111111-2222-3333-4444-555555555555}"))
                .data("TargetUserName", "svc-erp")
                .data("LogonGuid", guid("{66666666-7777-8888-9999-aaaaaaaaaaaa}"))
                .data("TargetServerName", "");
    }

    private static MadeEvent timeChanged() {
        return event("Security", 4616, DC, at(2))
                .newer()
                .provider("Microsoft-Windows-Security-Auditing", GUID)
                .data("PreviousTime", filetime("2026-03-14T22:36:02.1234567Z"))
                .data("NewTime", filetime(at(2)))
                .data("ProcessId", hex64(0x2c0));
    }

    private static MadeEvent serviceState() {
        return event("System", 7036, DC, at(3))
                .provider("Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}")
                .sourceName("Service Control Manager")
                .qualifiers(16384)
                .classic(binary(0x57, 0x33, 0x32), "Windows Time", "running");
    }

    /** 6013 counts on the place of its texts: four empty ones come first. */
    private static MadeEvent uptime() {
        return event("System", 6013, DC, at(4))
                .provider("EventLog")
                .qualifiers(32768)
                .classic(nil(), "", "", "", "", "86400", "60", "-60 W. Europe Standard Time");
    }

    private static MadeEvent unnamedValues() {
        return event("Application", 1000, DC, at(5))
                .provider("MSSQLSERVER")
                .unnamed(string("SSPI handshake failed"))
                .unnamed(string(""))
                .unnamed(nil(8))
                .unnamed(uint32(0x80090302L));
    }

    private static MadeEvent spacedNames() {
        return event("Microsoft-Windows-Windows Defender/Operational", 1116, DC, at(6))
                .provider("Microsoft-Windows-Windows Defender")
                .data("Product Name", "Defender")
                .data("Threat Name", "Win32/<\"x\"> & Co")
                .optionalData("Detection ID", nil(16));
    }

    private static MadeEvent noPayload() {
        return event("System", 1, DC, at(7)).noPayload();
    }

    private static MadeEvent nestedUserData() {
        return event("Microsoft-Windows-TerminalServices-LocalSessionManager/Operational", 21, DC, at(8))
                .newer()
                .userData(
                        element(
                                "EventXML",
                                attribute("xmlns", "Event_NS"),
                                element("User", value(0, MadeValue.STRING)),
                                element(
                                        "Session",
                                        attribute("Id", value(1, MadeValue.UINT32)),
                                        element("Address", value(2, MadeValue.STRING)),
                                        element("Address", "LOCAL"))),
                        string("CORP\\adm"),
                        uint32(2),
                        string("10.0.0.9"));
    }

    /** Two Shell-Core records of the corpus have their RenderingInfo as a second instance in the same fragment. */
    private static MadeEvent renderedBeside() {
        return event("Microsoft-Windows-Shell-Core/Operational", 161, DC, at(9))
                .data("Selection", "Region")
                .andAlso(instance(MadeTemplate.of(element(
                        "RenderingInfo",
                        attribute("Culture", "zxx"),
                        element("Level", "5"),
                        element("Message", "Selection\n\nRegion")))));
    }

    private static MadeForwarded forwardedLogon() {
        return forwarded("Security", 4624, "WS07.corp.example", "2026-03-14T22:41:10.825510000Z")
                .eventRecordId(88_412)
                .data("TargetUserName", "erp-batch")
                .unnamed("")
                .rendering("de-DE", "Ein Konto wurde erfolgreich angemeldet.", "Informationen");
    }

    /** CAPI2 writes its payload as elements without a template, so without dependency ids, inside an outer one. */
    private static MadeEvent elementPayload() {
        MadeNode.Element chain = element(
                "CertGetCertificateChain",
                element("Certificate", attribute("fileRef", "12AB.cer"), attribute("subjectName", "erp01")),
                element("Flags", attribute("value", "0"), attribute("set", "true")),
                element("Flags", attribute("value", "1")),
                element("Result", attribute("value", "800B0101"), text("expired")));
        return event("Microsoft-Windows-CAPI2/Operational", 11, DC, at(11)).payload(binXml(element("UserData", chain)));
    }

    /** Two records: every type of MS-EVEN6 as a plain value, then each as an array of two. */
    public static byte[] everyValueType() {
        MadeEvent plain = event("Types", 1, DC, at(0))
                .data("Null", nil())
                .data("NullWithBytes", nil(15))
                .data("String", "Zürich €")
                .data("StringWithNul", "ended\0")
                .data("AnsiString", MadeValue.ansi("caf\u00e9\0"))
                .data("Int8", MadeValue.int8(-128))
                .data("UInt8", MadeValue.uint8(255))
                .data("Int16", MadeValue.int16(-32_768))
                .data("UInt16", uint16(65_535))
                .data("Int32", MadeValue.int32(Integer.MIN_VALUE))
                .data("UInt32", uint32(4_294_967_295L))
                .data("Int64", MadeValue.int64(Long.MIN_VALUE))
                .data("UInt64", MadeValue.uint64(-1))
                .data("Float", MadeValue.float32(0.1f))
                .data("Double", MadeValue.float64(3199.234))
                .data("BoolTrue", MadeValue.bool(1))
                .data("BoolFalse", MadeValue.bool(0))
                .data("Binary_", binary(0x00, 0xAB, 0xFF))
                .data("GUID", guid(GUID))
                .data("SizeT4", MadeValue.sizeT4(0xFFF0))
                .data("SizeT8", MadeValue.sizeT8(0x7FF6_1234_0000L))
                .data("FileTime", filetime(at(0)))
                .data("SystemTime", systemtime("2026-03-14T22:41:00.123"))
                .data("SID", sid(USER))
                .data("HexInt32", hex32(0x25))
                .data("HexInt64", hex64(AUTHORITY_BITS));
        return EvtxMaker.file()
                .chunk(c -> c.record(1, plain).record(2, arrays()))
                .bytes();
    }

    private static final long AUTHORITY_BITS = 0x8020_0000_0000_0000L;

    private static MadeEvent arrays() {
        return event("Types", 2, DC, at(1))
                .data("String", strings("a", "", "b c"))
                .data("AnsiString", MadeValue.ansiStrings("x", "y"))
                .data("Int8", array(MadeValue.int8(-1), MadeValue.int8(1)))
                .data("UInt8", array(MadeValue.uint8(200), MadeValue.uint8(1)))
                .data("Int16", array(MadeValue.int16(-2), MadeValue.int16(2)))
                .data("UInt16", array(uint16(40_000), uint16(2)))
                .data("Int32", array(MadeValue.int32(-3), MadeValue.int32(3)))
                .data("UInt32", array(uint32(3_000_000_000L), uint32(3)))
                .data("Int64", array(MadeValue.int64(-4), MadeValue.int64(4)))
                .data("UInt64", array(MadeValue.uint64(-1), MadeValue.uint64(4)))
                .data("Float", array(MadeValue.float32(0.5f), MadeValue.float32(-2)))
                .data("Double", array(MadeValue.float64(0.25), MadeValue.float64(1e100)))
                .data("Bool", array(MadeValue.bool(1), MadeValue.bool(0)))
                .data("GUID", array(guid(GUID), guid("{00112233-4455-6677-8899-aabbccddeeff}")))
                .data("SizeT", array(MadeValue.sizeT8(16), MadeValue.sizeT8(17)))
                .data("FileTime", array(filetime(at(0)), filetime(at(1))))
                .data("SystemTime", array(systemtime("2026-03-14T22:41:00"), systemtime("2026-03-14T22:41:01")))
                .data("SID", array(sid("S-1-5-18"), sid(USER)))
                .data("HexInt32", array(hex32(1), hex32(-1)))
                .data("HexInt64", array(hex64(1), hex64(-1)));
    }

    /** Values at the edge of their type or past it; each must cost itself at most, never the record. */
    public static byte[] oddValues() {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, extremes()).record(2, misfits()).record(3, emptyAndUnterminated()))
                .bytes();
    }

    private static MadeEvent extremes() {
        return event("Odd", 1, DC, at(0))
                .data("Bool8", MadeValue.bool(8))
                .data("Bool65536", MadeValue.bool(65_536))
                .data("FileTime0", filetime(0))
                .data("FileTimeYear30828", filetime(Long.MAX_VALUE))
                .data("FileTimeNegative", filetime(Long.MIN_VALUE))
                .data("SystemTimeInvalid", systemtime(2026, 13, 0, 32, 25, 61, 61, 1000))
                .data("SystemTimeZero", systemtime(0, 0, 0, 0, 0, 0, 0, 0))
                .data("NaN", MadeValue.float64(Double.NaN))
                .data("Infinity", MadeValue.float64(Double.NEGATIVE_INFINITY))
                .data("NulInside", "before\0after")
                .data("Controls", "a\u0001b\tc\r\nd\uFFFE")
                .data("LoneSurrogate", "x\uD800y")
                .data("Pair", "\uD83D\uDE00")
                .data("Blanks", "  two at both ends  ")
                .data("SidLargeAuthority", raw(MadeValue.SID, new byte[] {1, 0, 1, 2, 3, 4, 5, 6}));
    }

    private static MadeEvent misfits() {
        return event("Odd", 2, DC, at(1))
                .data("Int32OfTwoBytes", raw(MadeValue.INT32, new byte[] {1, 2}))
                .data("UInt64OfNone", raw(MadeValue.UINT64, new byte[0]))
                .data("GuidOfThree", raw(MadeValue.GUID, new byte[] {1, 2, 3}))
                .data("SidTooShort", raw(MadeValue.SID, new byte[] {1, 5, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0}))
                .data("StringOfOddSize", raw(MadeValue.STRING, new byte[] {'a', 0, 'b'}))
                .data("EvtHandle", raw(0x20, new byte[] {1, 2, 3, 4}))
                .data("EvtXml", raw(0x23, new byte[] {1, 2, 3, 4}))
                .data("Unknown", raw(0x7E, new byte[] {1, 2, 3, 4}))
                .data("After", "still right");
    }

    private static MadeEvent emptyAndUnterminated() {
        return event("Odd", 3, DC, at(2))
                .data("NoStrings", none(MadeValue.STRING))
                .data("NoNumbers", none(MadeValue.UINT32))
                .data("LoneNul", strings(""))
                .data("LastNulMissing", raw(0x81, new byte[] {'a', 0, 0, 0, 'b', 0}))
                .data("ArrayCutInItem", raw(0x88, new byte[] {1, 0, 0, 0, 2, 0}))
                .data("EmptyString", "")
                .data("After", "still right");
    }

    /** CDATA, character and entity references and a processing instruction, in content and attributes. */
    public static byte[] markup() {
        MadeNode.Element root = element(
                "EventData",
                element(
                        "Data",
                        attribute("Name", text("a"), entity("amp"), text("b"), character(0x21)),
                        text("x "),
                        entity("lt"),
                        text(" y "),
                        entity("gt"),
                        character(0x20AC),
                        entity("quot"),
                        entity("apos"),
                        value(0, MadeValue.STRING),
                        text(" end")),
                element("Data", attribute("Name", "cdata"), cdata("<raw> & ]] "), text("tail")),
                element("Data", attribute("Name", "pi"), instruction("target", "some data"), text("after")),
                element("Data", attribute("Name", "only"), cdata("")));
        return EvtxMaker.file()
                .chunk(c -> c.record(
                        1,
                        event("Markup", 1, DC, at(0))
                                .payload(binXml(instance(MadeTemplate.of(root), string("<v> & 'q'"))))))
                .bytes();
    }

    /** Four chunks of three records, ids 1 to 12, of which the oldest stands at slot 2. */
    public static byte[] ring() {
        EvtxMaker file = EvtxMaker.file();
        for (int n = 0; n < 4; n++) {
            int first = 3 * n + 1;
            file.chunk(c -> {
                for (int id = first; id < first + 3; id++) {
                    c.record(id, logon(id));
                }
            });
        }
        return file.oldestAt(2).bytes();
    }

    public static byte[] noCrc() {
        return EvtxMaker.file().records(3, EvtxSpecimens::logon).noCrc().bytes();
    }

    public static byte[] version32() {
        return EvtxMaker.file()
                .version32()
                .records(3, second -> logon(second).newer())
                .bytes();
    }

    /** Five chunks with 200 records or more, of which the header knows one; two empty slots and one of foreign bytes. */
    public static byte[] dirty() {
        byte[] foreign = "MZ<xml>".repeat(9_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return EvtxMaker.file()
                .records(DIRTY_RECORDS, id -> logon(id % 60))
                .dirty()
                .chunkCount(1)
                .nextRecordId(1)
                .emptySlots(2)
                .slot(foreign)
                .bytes();
    }

    static final int DIRTY_RECORDS = 400;

    /** An export of two logs' clearing: ids renumbered, each header with the next event's time. */
    public static byte[] cleared() {
        return EvtxMaker.file()
                .exported(java.util.List.of(
                        clearing("Security", 1102, "LogFileCleared", at(0)).eventRecordId(452_555),
                        logon(1).eventRecordId(452_556),
                        clearing("System", 104, "LogFileCleared", at(2)).eventRecordId(9_871)))
                .bytes();
    }

    private static MadeEvent clearing(String channel, int id, String wrapper, String time) {
        return event(channel, id, DC, time)
                .provider("Microsoft-Windows-Eventlog", "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}")
                .task(104)
                .keywords(0x4020_0000_0000_0000L)
                .userData(
                        element(
                                wrapper,
                                attribute("xmlns:auto-ns3", "http://schemas.microsoft.com/win/2004/08/events"),
                                attribute("xmlns", "http://manifests.microsoft.com/win/2004/08/windows/eventlog"),
                                element("SubjectUserSid", value(0, MadeValue.SID)),
                                element("SubjectUserName", value(1, MadeValue.STRING)),
                                element("SubjectDomainName", value(2, MadeValue.STRING)),
                                element("Channel", value(3, MadeValue.STRING))),
                        sid(USER),
                        string("adm"),
                        string("CORP"),
                        string(channel));
    }

    /** Two plain records around one whose fragments are nested {@code depth} deep, one instance in the other. */
    public static byte[] nestedDeep(int depth) {
        MadeTemplate level = MadeTemplate.of(element("N", value(0, MadeValue.BINXML)));
        MadeValue inner = string("bottom");
        for (int i = 0; i < depth; i++) {
            inner = binXml(instance(level, inner));
        }
        MadeValue payload = inner;
        return between(event("Hostile", 1, DC, at(1)).payload(payload));
    }

    /**
     * The middle record's one value of 2 bytes is wanted {@code times} times at each of {@code levels} levels: its text
     * has {@code times} to the power of {@code levels} copies.
     */
    public static byte[] multiplying(int levels, int times) {
        MadePart[] copies = new MadePart[times];
        java.util.Arrays.fill(copies, value(0, MadeValue.BINXML));
        MadeTemplate level = MadeTemplate.of(element("M", copies));
        MadeValue inner = string("x");
        for (int i = 0; i < levels; i++) {
            inner = binXml(instance(level, inner));
        }
        return between(event("Hostile", 2, DC, at(1)).payload(inner));
    }

    /** Two plain records around one whose inner template holds an instance of itself: expanding it never ends. */
    public static byte[] selfContaining() {
        MadeTemplate snake = MadeTemplate.of(element("Snake", text("s"), itself()));
        return between(event("Hostile", 3, DC, at(1)).payload(binXml(instance(snake))));
    }

    private static byte[] between(MadeBody hostile) {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0)).record(2, hostile).record(3, logon(2)))
                .bytes();
    }

    /** Three plain records; the chains of the name table lead in a circle. */
    public static byte[] cyclicNames() {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0))
                        .record(2, logon(1))
                        .record(3, logon(2))
                        .cyclicNames())
                .bytes();
    }
}
