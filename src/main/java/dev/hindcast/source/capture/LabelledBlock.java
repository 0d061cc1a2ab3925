package dev.hindcast.source.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer of labelled lines, as far as it has been read. */
final class LabelledBlock {

    private final long line;
    private final Setting setting;
    private final Map<String, String> values = new LinkedHashMap<>();
    private String lastLabel = "";

    LabelledBlock(long line, Setting setting) {
        this.line = line;
        this.setting = setting;
    }

    void put(LabelledKind.Entry entry) {
        lastLabel = entry.label();
        values.put(entry.label(), entry.value());
    }

    void append(String rest) {
        values.merge(lastLabel, rest, (before, more) -> before + " " + more);
    }

    boolean has(String label) {
        return values.containsKey(label);
    }

    /** The value under the first of the labels that is there. */
    Optional<String> value(String... labels) {
        for (String label : labels) {
            String value = values.get(label);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    String lastLabel() {
        return lastLabel;
    }

    int size() {
        return values.size();
    }

    /** The line on which the answer began, from 1. */
    long line() {
        return line;
    }

    Setting setting() {
        return setting;
    }

    /** The answer on one line, {@code label: value | label: value}. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((label, value) -> text.append(text.isEmpty() ? "" : " | ")
                .append(label)
                .append(": ")
                .append(value));
        return text.toString();
    }
}
