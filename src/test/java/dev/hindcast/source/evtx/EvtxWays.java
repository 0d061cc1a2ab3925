package dev.hindcast.source.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump.Form;
import dev.hindcast.source.windows.WevtutilXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ways through the reader: by plans or the long way, as events, JSON or XML, with one worker or many. */
final class EvtxWays {

    static final ReadingOptions FIVE_THREADS = ReadingOptions.NONE.reading(false, 5);

    /** What names the reader, and what XML has no place for. */
    private static final Set<String> OF_THE_READER = Set.of(FieldNames.DATASET, FieldNames.RECORD_STATE);

    private EvtxWays() {}

    /** The events of a file, after every way was seen to say the same; {@code what} names the file in a failure. */
    static List<Event> agreed(byte[] file, String what) {
        Collected collected = Evtx.read(file);
        List<Event> events = collected.events();
        String json = Evtx.jsonOf(events);
        assertThat(collected.codes()).as(what).doesNotContain(ChunkReader.READER_FAULT);
        assertThat(Evtx.jsonOf(Evtx.spoken(file))).as(what + ", the long way").isEqualTo(json);
        assertThat(Evtx.json(file)).as(what + ", as JSON").isEqualTo(json);
        assertThat(Evtx.dump(file, Form.JSON_LINES, FIVE_THREADS).text())
                .as(what + ", as JSON by five threads")
                .isEqualTo(json);
        assertThat(Evtx.jsonOf(Evtx.read(file, FIVE_THREADS).events()))
                .as(what + ", as events by five threads")
                .isEqualTo(json);
        String xml = Evtx.xml(file);
        assertThat(Evtx.dump(file, Form.XML, FIVE_THREADS).text())
                .as(what + ", as XML by five threads")
                .isEqualTo(xml);
        assertThat(throughXml(xml).stream().map(EvtxWays::fields).toList())
                .as(what + ", through XML")
                .isEqualTo(events.stream().map(EvtxWays::fields).toList());
        return events;
    }

    private static List<Event> throughXml(String xml) {
        try {
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            return Collected.of(new WevtutilXml(), new MemorySource("made.xml", bytes))
                    .events();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what names the reader, and with the characters that no XML can carry as XML carries them. */
    private static Map<String, String> fields(Event event) {
        Map<String, String> fields = new TreeMap<>();
        event.forEach((name, value) -> {
            if (!OF_THE_READER.contains(name)) {
                fields.put(name, value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "_"));
            }
        });
        event.stamp().ifPresent(s -> fields.put("@timestamp", s.instant().toString()));
        return fields;
    }

    /** The fields of an event whose names begin so, without that beginning. */
    static Map<String, String> below(Event event, String prefix) {
        Map<String, String> fields = new TreeMap<>();
        event.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                fields.put(name.substring(prefix.length()), value);
            }
        });
        return fields;
    }

    static Map<String, String> data(Event event) {
        return below(event, FieldNames.EVENT_DATA);
    }

    /** One record in one chunk, read by every way. */
    static Event one(MadeBody body) {
        List<Event> events = agreed(file(body), "one record");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** Records 1, 2, 3 in one chunk. */
    static byte[] file(MadeBody... bodies) {
        return EvtxMaker.file().records(bodies.length, id -> bodies[id - 1]).bytes();
    }
}
