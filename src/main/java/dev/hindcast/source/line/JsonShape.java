package dev.hindcast.source.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object on one line. Its parts are called by the path of their names with dots between, and the name itself may
 * hold dots ({@code id.orig_h} of Zeek): what is found first counts. Several paths with bars between stand for the first
 * of them that the object has ({@code SYSLOG_IDENTIFIER|_COMM}). An array of numbers from 0 to 255 is the bytes of a
 * text, as journald writes what is no UTF-8.
 */
final class JsonShape implements Shape {

    /** Decimals as written: a double of 1421708030.829536 prints itself as 1.421708030829536E9. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final int SCALE_MAX = 30;

    private final String literal;
    private final List<String> paths = new ArrayList<>();

    /** @param literal a piece of text without which no object is of this kind; may be empty */
    JsonShape(String literal) {
        this.literal = literal;
    }

    @Override
    public int group(String name) {
        int known = paths.indexOf(name);
        if (known >= 0) {
            return known;
        }
        paths.add(name);
        return paths.size() - 1;
    }

    @Override
    public boolean isWorthTrying(String text) {
        return text.contains(literal);
    }

    @Override
    public ShapeMatch match() {
        return new JsonMatch(List.copyOf(paths));
    }

    private static final class JsonMatch implements ShapeMatch {
        private final List<String> paths;
        private final String[] values;
        private int length;

        JsonMatch(List<String> paths) {
            this.paths = paths;
            this.values = new String[paths.size()];
        }

        @Override
        public boolean fits(String text) {
            String object = text.strip();
            if (!object.startsWith("{") || !object.endsWith("}")) {
                return false;
            }
            JsonNode root;
            try {
                root = MAPPER.readTree(object);
            } catch (JsonProcessingException broken) {
                return false;
            }
            length = text.length();
            for (int i = 0; i < values.length; i++) {
                values[i] = first(root, paths.get(i));
            }
            return true;
        }

        @Override
        public boolean begins(String text) {
            return fits(text);
        }

        private static String first(JsonNode root, String paths) {
            int bar = paths.indexOf('|');
            if (bar < 0) {
                return value(root, paths);
            }
            String found = value(root, paths.substring(0, bar));
            return found.equals(ABSENT) ? first(root, paths.substring(bar + 1)) : found;
        }

        private static String value(JsonNode root, String path) {
            JsonNode found = root.get(path);
            if (found == null) {
                int dot = path.indexOf('.');
                JsonNode below = dot < 0 ? null : root.get(path.substring(0, dot));
                return below == null ? ABSENT : value(below, path.substring(dot + 1));
            }
            if (found.isNull()) {
                return ABSENT;
            }
            if (found.isBigDecimal()) {
                return plain(found.decimalValue());
            }
            return found.isArray() ? bytes(found) : found.isValueNode() ? found.asText() : found.toString();
        }

        /** Digits without an exponent, unless that would be a page of zeros. */
        private static String plain(BigDecimal number) {
            return Math.abs((long) number.scale()) > SCALE_MAX ? number.toString() : number.toPlainString();
        }

        private static String bytes(JsonNode array) {
            byte[] bytes = new byte[array.size()];
            for (int i = 0; i < bytes.length; i++) {
                JsonNode item = array.get(i);
                if (!item.canConvertToInt() || item.asInt() < 0 || item.asInt() > 255) {
                    return array.toString();
                }
                bytes[i] = (byte) item.asInt();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Stands for no value, so that the array holds no nulls; no log writes it. */
        private static final String ABSENT = "\u0000";

        /** Names of an object's parts stand outside of their values. */
        @Override
        public boolean holds(int group, String literal) {
            return true;
        }

        @Override
        public int end() {
            return length;
        }

        @Override
        public String source(int group) {
            return values[group];
        }

        @Override
        public int start(int group) {
            return values[group].equals(ABSENT) ? -1 : 0;
        }

        @Override
        public int end(int group) {
            return values[group].length();
        }

        @Override
        public @Nullable String text(int group) {
            return values[group].equals(ABSENT) ? null : values[group];
        }
    }
}
