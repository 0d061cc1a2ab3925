package dev.hindcast.rule.sigma;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a YAML document that remembers the line on which it begins, from 1. */
sealed interface YamlValue {

    int line();

    /** What it is, for messages: {@code a map}. */
    String kind();

    /** A map; keys are text and keep their order. */
    record Fields(int line, Map<String, Field> byKey) implements YamlValue {

        @Override
        public String kind() {
            return "a map";
        }

        Optional<YamlValue> get(String key) {
            return Optional.ofNullable(byKey.get(key)).map(Field::value);
        }

        boolean has(String key) {
            return byKey.containsKey(key);
        }
    }

    /** A key of a map, the line of the key, and its value. */
    record Field(String key, int line, YamlValue value) {}

    /** A list. */
    record Items(int line, List<YamlValue> items) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A value without parts; {@code text} is its source text, quotes and escapes of YAML resolved. */
    record Scalar(int line, Type type, String text) implements YamlValue {

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case BOOLEAN -> "a boolean";
                case NULL -> "null";
            };
        }

        boolean isNull() {
            return type == Type.NULL;
        }
    }

    /** YAML 1.2's core types; {@code yes}, {@code on} and dates are text. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
