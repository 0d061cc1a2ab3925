package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeForwarded.forwarded;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
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

/** The events of {@link EvtxSpecimens}, each the form of a real one; texts are made up. */
final class SpecimenEvents {

    static final String DC = "DC01.corp.example";
    static final String GUID = "{54849625-5478-4994-a5ba-3e3b0328c30d}";
    static final String USER = "S-1-5-21-1004336348-1177238915-682003330-512";

    private SpecimenEvents() {}

    static String at(int second) {
        return "2026-03-14T22:41:%02d.1234567Z".formatted(second);
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
    static MadeEvent explicitLogon() {
        return event("Security", 4648, DC, at(1))
                .data("SubjectUserName", "DC01$")
                .data("LogonGuid", guid("{11111111-2222-3333-4444-555555555555}"))
                .data("TargetUserName", "svc-erp")
                .data("LogonGuid", guid("{66666666-7777-8888-9999-aaaaaaaaaaaa}"))
                .data("TargetServerName", "");
    }

    static MadeEvent timeChanged() {
        return event("Security", 4616, DC, at(2))
                .newer()
                .provider("Microsoft-Windows-Security-Auditing", GUID)
                .data("PreviousTime", filetime("2026-03-14T22:36:02.1234567Z"))
                .data("NewTime", filetime(at(2)))
                .data("ProcessId", hex64(0x2c0));
    }

    static MadeEvent serviceState() {
        return event("System", 7036, DC, at(3))
                .provider("Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}")
                .sourceName("Service Control Manager")
                .qualifiers(16384)
                .classic(binary(0x57, 0x33, 0x32), "Windows Time", "running");
    }

    /** 6013 counts on the place of its texts: four empty ones come first. */
    static MadeEvent uptime() {
        return event("System", 6013, DC, at(4))
                .provider("EventLog")
                .qualifiers(32768)
                .classic(nil(), "", "", "", "", "86400", "60", "-60 W. Europe Standard Time");
    }

    static MadeEvent unnamedValues() {
        return event("Application", 1000, DC, at(5))
                .provider("MSSQLSERVER")
                .unnamed(string("SSPI handshake failed"))
                .unnamed(string(""))
                .unnamed(nil(8))
                .unnamed(uint32(0x80090302L));
    }

    static MadeEvent spacedNames() {
        return event("Microsoft-Windows-Windows Defender/Operational", 1116, DC, at(6))
                .provider("Microsoft-Windows-Windows Defender")
                .data("Product Name", "Defender")
                .data("Threat Name", "Win32/<\"x\"> & Co")
                .optionalData("Detection ID", nil(16));
    }

    static MadeEvent noPayload() {
        return event("System", 1, DC, at(7)).noPayload();
    }

    static MadeEvent nestedUserData() {
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
    static MadeEvent renderedBeside() {
        return event("Microsoft-Windows-Shell-Core/Operational", 161, DC, at(9))
                .data("Selection", "Region")
                .andAlso(instance(MadeTemplate.of(element(
                        "RenderingInfo",
                        attribute("Culture", "zxx"),
                        element("Level", "5"),
                        element("Message", "Selection\n\nRegion")))));
    }

    static MadeForwarded forwardedLogon() {
        return forwarded("Security", 4624, "WS07.corp.example", "2026-03-14T22:41:10.825510000Z")
                .eventRecordId(88_412)
                .data("TargetUserName", "erp-batch")
                .unnamed("")
                .rendering("de-DE", "Ein Konto wurde erfolgreich angemeldet.", "Informationen");
    }

    /** CAPI2 writes its payload as elements without a template, so without dependency ids, inside an outer one. */
    static MadeEvent elementPayload() {
        MadeNode.Element chain = element(
                "CertGetCertificateChain",
                element("Certificate", attribute("fileRef", "12AB.cer"), attribute("subjectName", "erp01")),
                element("Flags", attribute("value", "0"), attribute("set", "true")),
                element("Flags", attribute("value", "1")),
                element("Result", attribute("value", "800B0101"), text("expired")));
        return event("Microsoft-Windows-CAPI2/Operational", 11, DC, at(11)).payload(binXml(element("UserData", chain)));
    }

    static MadeEvent scalars() {
        return event("Types", 1, DC, at(0))
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
                .data("Bytes", binary(0x00, 0xAB, 0xFF))
                .data("GUID", guid(GUID))
                .data("SizeT4", MadeValue.sizeT4(0xFFF0))
                .data("SizeT8", MadeValue.sizeT8(0x7FF6_1234_0000L))
                .data("FileTime", filetime(at(0)))
                .data("SystemTime", systemtime("2026-03-14T22:41:00.123"))
                .data("SID", sid(USER))
                .data("HexInt32", hex32(0x25))
                .data("HexInt64", hex64(MadeEvent.AUDIT_SUCCESS));
    }

    static MadeEvent arrays() {
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
                .data("GUID", array(guid(GUID), guid("{00112233-4455-6677-8899-aabbccddeeff}")))
                .data("FileTime", array(filetime(at(0)), filetime(at(1))))
                .data("SystemTime", array(systemtime("2026-03-14T22:41:00"), systemtime("2026-03-14T22:41:01")))
                .data("HexInt32", array(hex32(1), hex32(-1)))
                .data("HexInt64", array(hex64(1), hex64(-1)));
    }

    static MadeEvent extremes() {
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

    static MadeEvent misfits() {
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

    static MadeEvent emptyAndUnterminated() {
        return event("Odd", 3, DC, at(2))
                .data("NoStrings", none(MadeValue.STRING))
                .data("NoNumbers", none(MadeValue.UINT32))
                .data("LoneNul", strings(""))
                .data("LastNulMissing", raw(0x81, new byte[] {'a', 0, 0, 0, 'b', 0}))
                .data("ArrayCutInItem", raw(0x88, new byte[] {1, 0, 0, 0, 2, 0}))
                .data("EmptyString", "")
                .data("After", "still right");
    }

    static MadeEvent clearing(String channel, int id, String time) {
        return event(channel, id, DC, time)
                .provider("Microsoft-Windows-Eventlog", "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}")
                .task(104)
                .keywords(0x4020_0000_0000_0000L)
                .userData(
                        element(
                                "LogFileCleared",
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
}
