package dev.hindcast.index.lucene;

import dev.hindcast.event.Sha256;
import dev.hindcast.index.FieldNumber;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/**
 * How a field and its value become terms of the one indexed field (the page on performance, section 1, tells why one):
 *
 * <ul>
 *   <li>{@code name=value}: the folded value, whole, if it is at most {@value #VALUE_BYTES_MAX} bytes long;
 *   <li>{@code name~start}: the first {@value #VALUE_BYTES_MAX} bytes of a longer one. It is found by these, and each
 *       candidate is checked against the stored event, so that a long value matches exactly what a short one would;
 *   <li>{@code name#37}: the number that the value {@code 0x25} is, where it is written otherwise.
 * </ul>
 *
 * <p>In the name, the three separators and {@code %} are written as URLs do, so that no name runs into a value.
 */
final class FieldTerms {

    static final int VALUE_BYTES_MAX = 1000;

    /** A start that every cut term of a longer text shares, whatever character the cut fell into. */
    private static final int SURE_START_BYTES = VALUE_BYTES_MAX - 10;

    private static final int NAME_UNITS_MAX = 500;
    private static final int NAME_START_UNITS = 200;

    private static final char VALUE = '=';
    private static final char START = '~';
    private static final char NUMBER = '#';

    /** The name as it stands in front of the separator. One over 500 characters is its start and its SHA-256. */
    static String key(String name) {
        if (name.length() > NAME_UNITS_MAX) {
            return escaped(name.substring(0, NAME_START_UNITS)) + "%" + Sha256.hex(bytesOf(name));
        }
        return escaped(name);
    }

    /** The name of a key, where {@link #key} did not have to shorten it. */
    static String nameOf(String key) {
        return key.replace("%3D", "=").replace("%7E", "~").replace("%23", "#").replace("%25", "%");
    }

    /** Adds the terms of one value to {@code out}. */
    static void write(byte[] key, String folded, TermList out) {
        ByteWriter bytes = out.bytes();
        int start = bytes.length();
        bytes.write(key, 0, key.length);
        bytes.writeByte(VALUE);
        int valueStart = bytes.length();
        // beyond the first bytes of a long value nothing is looked at
        bytes.appendUnits(folded.length() > VALUE_BYTES_MAX ? folded.substring(0, VALUE_BYTES_MAX + 1) : folded);
        if (bytes.length() - valueStart > VALUE_BYTES_MAX) {
            bytes.cutTo(valueStart + VALUE_BYTES_MAX);
            bytes.bytes()[valueStart - 1] = START;
        }
        out.endTerm(start, 1);
        Optional<String> number = FieldNumber.canonical(folded);
        if (number.isPresent() && !number.get().equals(folded)) {
            start = bytes.length();
            bytes.write(key, 0, key.length);
            bytes.writeByte(NUMBER);
            bytes.appendUnits(number.get());
            out.endTerm(start, 1);
        }
    }

    /** Whether a folded value is too long to be a term of its own. */
    static boolean isLong(String folded) {
        return folded.length() > VALUE_BYTES_MAX || bytesOf(folded).length > VALUE_BYTES_MAX;
    }

    static BytesRef value(String name, String folded) {
        return term(name, VALUE, bytesOf(folded));
    }

    static BytesRef number(String name, String canonical) {
        return term(name, NUMBER, bytesOf(canonical));
    }

    /** What the terms of all long values that begin with {@code folded} begin with. */
    static BytesRef longStart(String name, String folded) {
        byte[] start = bytesOf(folded);
        return term(name, START, start.length > SURE_START_BYTES ? Arrays.copyOf(start, SURE_START_BYTES) : start);
    }

    static byte[] bytesOf(String text) {
        ByteWriter out = new ByteWriter();
        out.appendUnits(text);
        return out.copy();
    }

    private static BytesRef term(String name, char separator, byte[] rest) {
        ByteWriter out = new ByteWriter();
        out.appendUnits(key(name));
        out.writeByte(separator);
        out.write(rest, 0, rest.length);
        return new BytesRef(out.copy());
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace("=", "%3D").replace("~", "%7E").replace("#", "%23");
    }

    private FieldTerms() {}
}
