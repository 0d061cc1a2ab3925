package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layout;
import dev.hindcast.event.Stamp;
import dev.hindcast.index.Folding;
import dev.hindcast.index.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexableField;

/** Makes an event a document of {@link Schema}. One document is reused for all events: not thread-safe. */
final class EventDocument {

    /** Words of two fields stand this far apart, so that no phrase reaches from one into the other. */
    private static final int STEP_BETWEEN_FIELDS = 2;

    /** Bounds the memory for encoded names when a file invents new fields for each record. */
    private static final int KEPT_LAYOUTS = 4096;

    private final TermList values = new TermList();
    private final TermList names = new TermList();
    private final TermList words = new TermList();
    private final Field valuesField = new Field(Schema.FIELDS, new TermListStream(values), Schema.TERMS_ONLY);
    private final Field namesField = new Field(Schema.NAMES, new TermListStream(names), Schema.TERMS_ONLY);
    private final Field wordsField = new Field(Schema.WORDS, new TermListStream(words), Schema.TERMS_AND_POSITIONS);
    private final NumericDocValuesField ordinalField = new NumericDocValuesField(Schema.ORDINAL, 0);
    private final LongPoint secondsPoint = new LongPoint(Schema.SECONDS, 0);
    private final NumericDocValuesField secondsField = new NumericDocValuesField(Schema.SECONDS, 0);
    private final NumericDocValuesField nanosField = new NumericDocValuesField(Schema.NANOS, 0);
    private final List<IndexableField> document = new ArrayList<>();
    private final Map<Layout, byte[][]> keys = new HashMap<>();

    /** The document of an event; valid until the next call. */
    Iterable<IndexableField> of(Event event, long ordinal) {
        values.clear();
        names.clear();
        words.clear();
        document.clear();
        Layout layout = event.layout();
        byte[][] layoutKeys = keysOf(layout);
        for (int slot = 0; slot < layout.size(); slot++) {
            String value = event.value(slot);
            byte[] key = layoutKeys[slot];
            names.bytes().write(key, 0, key.length);
            names.endTerm(names.bytes().length() - key.length, 1);
            FieldTerms.write(key, Folding.fold(value), values);
            if (Prose.isProse(layout.name(slot), value)) {
                addWords(value);
            }
        }
        document.add(valuesField);
        document.add(namesField);
        if (words.size() > 0) {
            document.add(wordsField);
        }
        ordinalField.setLongValue(ordinal);
        document.add(ordinalField);
        event.stamp().ifPresent(this::addTime);
        return document;
    }

    private void addWords(String text) {
        int before = words.size();
        Prose.forEachWord(text, word -> {
            int start = words.bytes().length();
            words.bytes().appendUnits(word);
            words.endTerm(start, words.size() == before && before > 0 ? STEP_BETWEEN_FIELDS : 1);
        });
    }

    private void addTime(Stamp stamp) {
        Instant instant = stamp.instant();
        secondsPoint.setLongValue(instant.getEpochSecond());
        secondsField.setLongValue(instant.getEpochSecond());
        nanosField.setLongValue(instant.getNano());
        document.add(secondsPoint);
        document.add(secondsField);
        document.add(nanosField);
    }

    private byte[][] keysOf(Layout layout) {
        byte[][] known = keys.get(layout);
        if (known != null) {
            return known;
        }
        byte[][] made = new byte[layout.size()][];
        for (int slot = 0; slot < made.length; slot++) {
            made[slot] = FieldTerms.bytesOf(FieldTerms.key(layout.name(slot)));
        }
        if (keys.size() >= KEPT_LAYOUTS) {
            keys.clear();
        }
        keys.put(layout, made);
        return made;
    }
}
