package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One inflated block: where each of its events begins, and under which names its values stand. */
final class EventBlock {

    private final byte[] raw;
    private final List<List<String>> layouts;
    private final int[] layoutOf;
    private final int[] starts;
    private final int[] ends;

    private EventBlock(byte[] raw, List<List<String>> layouts, int[] layoutOf, int[] starts, int[] ends) {
        this.raw = raw;
        this.layouts = layouts;
        this.layoutOf = layoutOf;
        this.starts = starts;
        this.ends = ends;
    }

    static EventBlock of(byte[] raw, int events) throws IOException {
        ByteReader in = new ByteReader(raw, 0, raw.length);
        int layoutCount = in.readCount();
        List<List<String>> layouts = new ArrayList<>(layoutCount);
        for (int i = 0; i < layoutCount; i++) {
            layouts.add(readNames(in));
        }
        if (events < 0 || events > raw.length) {
            throw new IOException(events + " events in " + raw.length + " bytes");
        }
        int[] layoutOf = new int[events];
        int[] starts = new int[events];
        int[] ends = new int[events];
        for (int i = 0; i < events; i++) {
            long layout = in.readUnsigned();
            if (layout < 0 || layout >= layoutCount) {
                throw new IOException("layout " + layout + " of " + layoutCount);
            }
            layoutOf[i] = (int) layout;
            int length = in.readCount();
            starts[i] = in.position();
            ends[i] = starts[i] + length;
            in.skip(length);
        }
        return new EventBlock(raw, layouts, layoutOf, starts, ends);
    }

    int size() {
        return starts.length;
    }

    Event event(int number, Layouts shared) throws IOException {
        return EventCodec.read(
                new ByteReader(raw, starts[number], ends[number]), layouts.get(layoutOf[number]), shared);
    }

    private static List<String> readNames(ByteReader in) throws IOException {
        int count = in.readCount();
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(in.readText());
        }
        return names;
    }
}
