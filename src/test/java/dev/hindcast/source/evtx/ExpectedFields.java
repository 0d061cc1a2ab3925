package dev.hindcast.source.evtx;

import java.util.Map;
import java.util.TreeMap;

/** The names that fields get: unnamed data by their place, repeated names by the first number that is free. */
final class ExpectedFields {

    private final Map<String, String> fields = new TreeMap<>();
    private int count;

    void data(String name, String text) {
        count++;
        put(name == null ? "param" + count : name, text);
    }

    void put(String name, String text) {
        String free = name;
        for (int n = 2; fields.containsKey(free); n++) {
            free = name + "_" + n;
        }
        fields.put(free, text);
    }

    Map<String, String> map() {
        return fields;
    }
}
