package dev.hindcast.source.evtx;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A value with the text, or the texts of the items, that must come of it. */
record RandomValue(MadeValue value, List<String> items) {

    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        " ",
        "-",
        "\\",
        "\"",
        "'",
        "<",
        ">",
        "&",
        "\u00fc",
        "\u20ac",
        "\u3000",
        "\uD83D\uDE00",
        "\uE000",
        "\t",
        "\n",
        "\r",
        "\u0001",
        "]]>",
        "erp01$",
        "::ffff:10.0.0.7",
        "0x25",
        "{0}",
        "\u2028",
        "\u00a0"
    };

    boolean isNull() {
        return value.type() == MadeValue.NULL;
    }

    boolean isArray() {
        return (value.type() & MadeValue.ARRAY) != 0;
    }

    /** As it stands beside other values or in an attribute. */
    String joined() {
        return String.join(", ", items);
    }

    /** Text that any place in a record can hold. */
    static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    static RandomValue of(SplittableRandom random) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new RandomValue(MadeValue.nil(random.nextInt(17)), List.of(""));
        }
        if (kind == 1) {
            return array(random);
        }
        return kind < 6 ? string(random) : scalar(random);
    }

    private static RandomValue string(SplittableRandom random) {
        String text = text(random);
        return switch (random.nextInt(8)) {
            case 0 -> one(MadeValue.string(text + "\0behind"), text);
            case 1 -> one(MadeValue.string(text + "\uD800"), text + "\uFFFD");
            case 2 -> one(MadeValue.string("\uDC00" + text), "\uFFFD" + text);
            case 3 -> one(MadeValue.ansi("caf\u00e9\0x"), "caf\u00e9x");
            default -> one(MadeValue.string(text), text);
        };
    }

    private static RandomValue one(MadeValue value, String text) {
        return new RandomValue(value, List.of(text));
    }

    private static RandomValue scalar(SplittableRandom random) {
        long n = random.nextLong() >> random.nextInt(64);
        return switch (random.nextInt(14)) {
            case 0 -> one(MadeValue.int8((int) n), Byte.toString((byte) n));
            case 1 -> one(MadeValue.uint8((int) n), Integer.toString((int) n & 0xff));
            case 2 -> one(MadeValue.int16((int) n), Short.toString((short) n));
            case 3 -> one(MadeValue.uint16((int) n), Integer.toString((int) n & 0xffff));
            case 4 -> one(MadeValue.int32((int) n), Integer.toString((int) n));
            case 5 -> one(MadeValue.uint32(n), Integer.toUnsignedString((int) n));
            case 6 -> one(MadeValue.int64(n), Long.toString(n));
            case 7 -> one(MadeValue.uint64(n), Long.toUnsignedString(n));
            case 8 -> one(MadeValue.hex32((int) n), "0x" + Integer.toHexString((int) n));
            case 9 -> one(MadeValue.hex64(n), "0x" + Long.toHexString(n));
            case 10 -> one(MadeValue.sizeT8(n), "0x" + Long.toHexString(n));
            case 11 -> one(MadeValue.bool((int) n), Boolean.toString((int) n != 0));
            case 12 -> {
                String sid = "S-1-5-21-" + Integer.toUnsignedString((int) n) + "-" + random.nextInt(1000);
                yield one(MadeValue.sid(sid), sid);
            }
            default -> {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                String hex = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
                yield one(MadeValue.raw(MadeValue.BINARY, bytes), hex);
            }
        };
    }

    private static RandomValue array(SplittableRandom random) {
        int count = random.nextInt(12);
        List<String> texts = new ArrayList<>();
        List<MadeValue> values = new ArrayList<>();
        boolean numbers = random.nextInt(3) == 0;
        for (int i = 0; i < count; i++) {
            int number = random.nextInt();
            values.add(MadeValue.int32(number));
            texts.add(numbers ? Integer.toString(number) : text(random));
        }
        if (count == 0) {
            return new RandomValue(MadeValue.none(MadeValue.STRING), List.of(""));
        }
        return new RandomValue(
                numbers
                        ? MadeValue.array(values.toArray(MadeValue[]::new))
                        : MadeValue.strings(texts.toArray(String[]::new)),
                texts);
    }
}
