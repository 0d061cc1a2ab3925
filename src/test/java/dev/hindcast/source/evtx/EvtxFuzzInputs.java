package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.MadeValue.string;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static dev.hindcast.source.evtx.SpecimenEvents.logon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the inputs from which fuzzing starts: small logs, and every kind that broke the reader once. */
final class EvtxFuzzInputs {

    private EvtxFuzzInputs() {}

    /** Files of one chunk, cut behind its records, by name. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("logon", cut(c -> c.record(1, logon(1)).record(2, logon(2))));
        all.put("classic", cut(c -> c.record(1, SpecimenEvents.serviceState()).record(2, SpecimenEvents.uptime())));
        all.put("unnamed", cut(c -> c.record(1, SpecimenEvents.unnamedValues())));
        all.put("user-data", cut(c -> c.record(1, SpecimenEvents.nestedUserData())));
        all.put("beside", cut(c -> c.record(1, SpecimenEvents.renderedBeside())));
        all.put("forwarded", cut(c -> c.record(1, SpecimenEvents.forwardedLogon())));
        all.put("element-payload", cut(c -> c.record(1, SpecimenEvents.elementPayload())));
        all.put("no-payload", cut(c -> c.record(1, SpecimenEvents.noPayload())));
        all.put("scalars", cut(c -> c.record(1, SpecimenEvents.scalars())));
        all.put("arrays", cut(c -> c.record(1, SpecimenEvents.arrays())));
        all.put("extremes", cut(c -> c.record(1, SpecimenEvents.extremes())));
        all.put("misfits", cut(c -> c.record(1, SpecimenEvents.misfits())));
        all.put("cleared", cut(c -> c.record(1, SpecimenEvents.clearing("Security", 1102, at(0)))));
        all.put("stale", cut(c -> c.record(1, logon(1)).stale(90, logon(2))));
        all.put("broke-stack", cut(c -> c.record(1, nested(400, 40))));
        all.put("broke-fragment-in-value-of-no-field", cut(c -> c.record(1, valueOfNoField())));
        all.put("broke-byte-behind-values", cut(c -> {
            c.record(1, logon(1)).record(2, logon(2));
            // the terminator and what follows it
            for (int i = c.end() - 16; i < c.end() - 4; i++) {
                c.set(i, 0x33);
            }
        }));
        all.put("broke-blanks-around", cut(c -> {
            c.record(1, event("Secu\u001c", 1, DC, at(1)).newer());
            c.record(2, event("\u3000Security", 2, DC, at(2)).newer());
            c.record(3, event("Security\u2003", 3, DC, at(3)).newer());
            c.record(4, event("\u2028", 4, DC, at(4)).newer());
        }));
        all.put("broke-untrusted-chunk", cut(c -> {
            c.record(1, logon(1)).record(2, logon(2)).record(3, logon(3));
            c.wrongHeaderCrc().wrongRecordsCrc().damage(c.offset(2) + 4, 0, 0, 0, 0);
        }));
        return all;
    }

    private static MadeEvent nested(int elements, int fragments) {
        MadeNode.Element column = element("N", value(0, MadeValue.BINXML));
        for (int i = 0; i < elements; i++) {
            column = element("N", column);
        }
        MadeTemplate level = MadeTemplate.of(column);
        MadeValue inner = string("bottom");
        for (int i = 0; i < fragments; i++) {
            inner = binXml(instance(level, inner));
        }
        return event("Hostile", 1, DC, at(1)).payload(inner);
    }

    private static MadeEvent valueOfNoField() {
        MadeTemplate ignored = MadeTemplate.of(element("M", value(0, MadeValue.STRING)));
        MadeTemplate field = MadeTemplate.of(element("F", element("G", value(0, MadeValue.STRING))));
        return event("Hostile", 2, DC, at(1)).payload(binXml(instance(ignored, binXml(instance(field, string("x"))))));
    }

    private static byte[] cut(Consumer<ChunkMaker> content) {
        int[] end = new int[1];
        byte[] file = EvtxMaker.file()
                .chunk(c -> {
                    content.accept(c);
                    end[0] = c.end();
                })
                .bytes();
        return Arrays.copyOf(file, EvtxMaker.HEADER_SIZE + end[0]);
    }

    /** Writes them where the fuzz test looks for them. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("src/test/resources/dev/hindcast/source/evtx"
                + "/EvtxFuzzTestInputs/every_way_of_reading_says_the_same"));
        for (Map.Entry<String, byte[]> input : all().entrySet()) {
            Files.write(folder.resolve(input.getKey()), input.getValue());
        }
    }
}
