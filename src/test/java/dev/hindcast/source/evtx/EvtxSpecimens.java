package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.cdata;
import static dev.hindcast.source.evtx.MadeNode.character;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.entity;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.instruction;
import static dev.hindcast.source.evtx.MadeNode.itself;
import static dev.hindcast.source.evtx.MadeNode.optional;
import static dev.hindcast.source.evtx.MadeNode.text;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.array;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.nil;
import static dev.hindcast.source.evtx.MadeValue.sid;
import static dev.hindcast.source.evtx.MadeValue.string;
import static dev.hindcast.source.evtx.MadeValue.uint32;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.USER;
import static dev.hindcast.source.evtx.SpecimenEvents.arrays;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static dev.hindcast.source.evtx.SpecimenEvents.clearing;
import static dev.hindcast.source.evtx.SpecimenEvents.elementPayload;
import static dev.hindcast.source.evtx.SpecimenEvents.emptyAndUnterminated;
import static dev.hindcast.source.evtx.SpecimenEvents.explicitLogon;
import static dev.hindcast.source.evtx.SpecimenEvents.extremes;
import static dev.hindcast.source.evtx.SpecimenEvents.forwardedLogon;
import static dev.hindcast.source.evtx.SpecimenEvents.logon;
import static dev.hindcast.source.evtx.SpecimenEvents.misfits;
import static dev.hindcast.source.evtx.SpecimenEvents.nestedUserData;
import static dev.hindcast.source.evtx.SpecimenEvents.noPayload;
import static dev.hindcast.source.evtx.SpecimenEvents.renderedBeside;
import static dev.hindcast.source.evtx.SpecimenEvents.scalars;
import static dev.hindcast.source.evtx.SpecimenEvents.serviceState;
import static dev.hindcast.source.evtx.SpecimenEvents.spacedNames;
import static dev.hindcast.source.evtx.SpecimenEvents.timeChanged;
import static dev.hindcast.source.evtx.SpecimenEvents.unnamedValues;
import static dev.hindcast.source.evtx.SpecimenEvents.uptime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Event logs with what the public corpora do not hold, or not in one place. All constructed; equal at every call. */
public final class EvtxSpecimens {

    private EvtxSpecimens() {}

    /** The nine of {@link #oneOfEach} that every reader should manage, in two chunks. */
    public static byte[] ordinary() {
        return ordinaryChunks().bytes();
    }

    /** Twelve records of the forms that real logs have, in three chunks; the hardest forms in the last. */
    public static byte[] oneOfEach() {
        return ordinaryChunks()
                .chunk(c ->
                        c.record(10, noPayload()).record(11, forwardedLogon()).record(12, elementPayload()))
                .bytes();
    }

    private static EvtxMaker ordinaryChunks() {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, logon(0))
                        .record(2, explicitLogon())
                        .record(3, timeChanged())
                        .record(4, serviceState())
                        .record(5, uptime()))
                .chunk(c -> c.record(6, unnamedValues())
                        .record(7, spacedNames())
                        .record(8, nestedUserData())
                        .record(9, renderedBeside()));
    }

    /**
     * Record 1: every type of MS-EVEN6 as a plain value; 2: as arrays; 3: NULL where it removes nothing; 4 and 5: the
     * arrays that other readers refuse, of Bool and SID and then of SizeT.
     */
    public static byte[] everyValueType() {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, scalars())
                        .record(2, arrays())
                        .record(
                                3,
                                event("Types", 3, DC, at(2))
                                        .data("Null", nil())
                                        .data("NullWithBytes", nil(15))
                                        .optionalData("Absent", nil(8))
                                        .data("After", "end"))
                        .record(
                                4,
                                event("Types", 4, DC, at(3))
                                        .data("Bool", array(MadeValue.bool(1), MadeValue.bool(0)))
                                        .data("SID", array(sid("S-1-5-18"), sid(USER))))
                        .record(
                                5,
                                event("Types", 5, DC, at(4))
                                        .data("SizeT", array(MadeValue.sizeT8(16), MadeValue.sizeT8(17)))))
                .bytes();
    }

    /** Values at the edge of their type or past it; each must cost itself at most, never the record. */
    public static byte[] oddValues() {
        return EvtxMaker.file()
                .chunk(c -> c.record(1, extremes()).record(2, misfits()).record(3, emptyAndUnterminated()))
                .bytes();
    }

    /**
     * Record 1: CDATA, character and entity references and a processing instruction, in content and attributes; 2: text
     * and values in one attribute or element, set and not.
     */
    public static byte[] markup() {
        MadeNode.Element marked = element(
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
        MadeNode.Element mixed = element(
                "EventData",
                element(
                        "Data",
                        attribute("Name", "mixed"),
                        attribute("Of", optional(0, MadeValue.STRING), text("/"), optional(1, MadeValue.UINT32)),
                        attribute("Unset", optional(2, MadeValue.STRING)),
                        attribute("Blank", ""),
                        text("from "),
                        value(0, MadeValue.STRING),
                        text(" to "),
                        value(1, MadeValue.UINT32)),
                element("Data", attribute("Name", "pair")).pair(),
                element("Data", attribute("Name", "closed")),
                element("Data", attribute("Name", "never"), optional(2, MadeValue.STRING)),
                // real templates never depend on a foreign value, but the grammar allows it
                element("Data", attribute("Name", "foreign"), text("gone")).dependingOn(2),
                element("Data", attribute("Name", "beyond"), value(99, MadeValue.STRING)));
        return EvtxMaker.file()
                .chunk(c -> c.record(1, markup(1, instance(MadeTemplate.of(marked), string("<v> & 'q'"))))
                        .record(2, markup(2, instance(MadeTemplate.of(mixed), string("A"), uint32(7), nil(2)))))
                .bytes();
    }

    private static MadeEvent markup(int id, MadeNode payload) {
        return event("Markup", id, DC, at(id)).payload(binXml(payload));
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
        return EvtxMaker.file().records(3, SpecimenEvents::logon).noCrc().bytes();
    }

    public static byte[] version32() {
        return EvtxMaker.file()
                .version32()
                .records(3, second -> logon(second).newer())
                .bytes();
    }

    static final int DIRTY_RECORDS = 400;

    /** Chunks with 400 records, of which the header knows one chunk; two empty slots and one of foreign bytes. */
    public static byte[] dirty() {
        return EvtxMaker.file()
                .records(DIRTY_RECORDS, id -> logon(id % 60))
                .dirty()
                .chunkCount(1)
                .nextRecordId(1)
                .emptySlots(2)
                .slot("MZ<xml>".repeat(9_000).getBytes(StandardCharsets.US_ASCII))
                .bytes();
    }

    /**
     * An export of events 1102 and 104 with a logon between: header ids 1 to 3, each header with the next event's time.
     */
    public static byte[] cleared() {
        return EvtxMaker.file()
                .exported(List.of(
                        clearing("Security", 1102, at(0)).eventRecordId(452_555),
                        logon(1).eventRecordId(452_556),
                        clearing("System", 104, at(2)).eventRecordId(9_871)))
                .bytes();
    }

    /** Two plain records around one whose fragments are nested {@code depth} deep; a chunk has room for about 2,400. */
    public static byte[] nestedDeep(int depth) {
        MadeTemplate level = MadeTemplate.of(element("N", value(0, MadeValue.BINXML)));
        MadeValue inner = string("bottom");
        for (int i = 0; i < depth; i++) {
            inner = binXml(instance(level, inner));
        }
        MadeBody hostile = event("Hostile", 1, DC, at(1)).payload(inner);
        // the writer recurses as deep as the specimen, on a stack of its own
        AtomicReference<byte[]> file = new AtomicReference<>();
        Thread writer = new Thread(null, () -> file.set(between(hostile)), "nested", 64 << 20);
        writer.start();
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Objects.requireNonNull(file.get(), "deeper than a chunk has room for");
    }

    /**
     * The middle record's one value of 2 bytes is wanted {@code times} times at each of {@code levels} levels: its text
     * has {@code times} to the power of {@code levels} copies.
     */
    public static byte[] multiplying(int levels, int times) {
        MadePart[] copies = new MadePart[times];
        Arrays.fill(copies, value(0, MadeValue.BINXML));
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

    /**
     * One log with every damage that costs records, by slot:
     *
     * <ul>
     *   <li>0: records 1-3, whole, with the templates that others lost
     *   <li>1: 4-6, without a chunk header
     *   <li>2: 7-106, one page of 4 KiB zero
     *   <li>3: 107-109, another GUID where the definitions were
     *   <li>4: 110-112, of which 111 has size 0 and 112 another size at its end
     *   <li>5: 113-115, both sums wrong and nothing else
     *   <li>6: 116-118; behind the free space 90001 with templates of this chunk, 90002 with templates of slot 0, 90003
     *       with none
     * </ul>
     */
    public static byte[] damaged() {
        return EvtxMaker.file()
                .chunk(c -> three(c, 1))
                .chunk(c -> three(c, 4).magic("").damage(0, new int[BinXmlMaker.RECORDS_START]))
                .chunk(c -> torn(c, 7))
                .chunk(c -> three(c, 107).definitionsOverwritten(107))
                .chunk(c -> c.record(110, logon(0))
                        .record(111, logon(1), frame -> frame.size(0))
                        .record(112, logon(2), frame -> frame.padding(0xCC).sizeCopy(1)))
                .chunk(c -> three(c, 113).wrongRecordsCrc().wrongHeaderCrc())
                .chunk(c -> three(c, 116)
                        .stale(90_001, logon(3))
                        .stale(90_002, logon(4), frame -> frame.definitionsLost())
                        .stale(90_003, spacedNames(), frame -> frame.definitionsLost()))
                .bytes();
    }

    private static ChunkMaker three(ChunkMaker chunk, int first) {
        for (int id = first; id < first + 3; id++) {
            chunk.record(id, logon(id % 60));
        }
        return chunk;
    }

    /** A hundred records, of which the pages from 8 KiB to 12 KiB were never written. */
    private static void torn(ChunkMaker chunk, int first) {
        for (int id = first; id < first + 100; id++) {
            chunk.record(id, logon(id % 60));
        }
        chunk.zeroed(8_192, 12_288);
    }
}
