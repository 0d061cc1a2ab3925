package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the bytes of a text file become characters, decided on its first {@link Sample#BYTES_MAX} bytes: byte order mark;
 * UTF-16 by its zero bytes; strict UTF-8; else Windows-1252, or code page 850 where known German, French or Spanish
 * words of time service captures come out right only so (dependencies page, section 4). Text is decoded as a stream.
 *
 * @param charset the encoding; for UTF-8 a byte that is no UTF-8 is decoded by {@code strayBytes}
 * @param strayBytes single-byte encoding of whatever is no UTF-8
 * @param markBytes length of the byte order mark
 * @param binary whether the bytes are no text at all
 */
public record TextDecoding(Charset charset, Charset strayBytes, int markBytes, boolean binary) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Words with letters beyond ASCII that `w32tm` and `cmd` print; two of 0x80..0xFF differ between the code pages. */
    private static final List<String> TELLING_WORDS = List.of(
            "Präzision",
            "Stammverzögerung",
            "Sekundärreferenz",
            "primär",
            "über",
            "für",
            "Précision",
            "Délai",
            "dérive",
            "dernière",
            "réussie",
            "Précision",
            "Última",
            "sincronización",
            "Precisión",
            "raíz",
            "Dispersión");

    /** Above these shares of the sample, it is no text; a log with a torn block of zeros after a crash stays below. */
    private static final double CONTROL_SHARE_MAX = 0.05;

    private static final double ZERO_SHARE_MAX = 0.30;
    /** In UTF-16 of Western text nearly every second byte is zero; lines of other scripts still hold blanks and digits. */
    private static final double UTF16_ZERO_SHARE_MIN = 0.20;

    /** Decides on the first bytes of a file. */
    public static TextDecoding of(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextDecoding(StandardCharsets.UTF_8, WINDOWS_1252, 3, false);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return utf16(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return utf16(StandardCharsets.UTF_16BE, 2);
        }
        int zerosEven = 0;
        int zerosOdd = 0;
        int controls = 0;
        for (int i = 0; i < head.length; i++) {
            int b = head[i] & 0xff;
            if (b == 0) {
                if ((i & 1) == 0) {
                    zerosEven++;
                } else {
                    zerosOdd++;
                }
            } else if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
                controls++;
            }
        }
        int half = Math.max(1, head.length / 2);
        if (head.length >= 4 && zerosOdd > half * UTF16_ZERO_SHARE_MIN && zerosEven * 10 < zerosOdd) {
            return utf16(StandardCharsets.UTF_16LE, 0);
        }
        if (head.length >= 4 && zerosEven > half * UTF16_ZERO_SHARE_MIN && zerosOdd * 10 < zerosEven) {
            return utf16(StandardCharsets.UTF_16BE, 0);
        }
        boolean binary =
                controls > head.length * CONTROL_SHARE_MAX || zerosEven + zerosOdd > head.length * ZERO_SHARE_MAX;
        return new TextDecoding(StandardCharsets.UTF_8, codePage(head), 0, binary);
    }

    /** Decides on the first bytes of a source, which is opened and closed. */
    public static TextDecoding of(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return of(in.readNBytes(Sample.BYTES_MAX));
        }
    }

    private static TextDecoding utf16(Charset charset, int markBytes) {
        return new TextDecoding(charset, WINDOWS_1252, markBytes, false);
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset codePage(byte[] head) {
        // a runtime made with jlink may lack the module that holds code page 850
        if (!Charset.isSupported("IBM850")) {
            return WINDOWS_1252;
        }
        Charset console = Charset.forName("IBM850");
        return hits(head, console) > hits(head, WINDOWS_1252) ? console : WINDOWS_1252;
    }

    private static long hits(byte[] head, Charset charset) {
        String text = new String(head, charset);
        return TELLING_WORDS.stream().filter(text::contains).count();
    }

    /** The characters of a stream that stands at its first byte; closing the reader closes the stream. */
    public Reader reader(InputStream in) throws IOException {
        in.skipNBytes(markBytes);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new StrayBytesReader(in, strayBytes);
        }
        return new InputStreamReader(in, charset);
    }

    /** The characters of a source from its beginning. */
    public Reader reader(Source source) throws IOException {
        return reader(source.open());
    }
}
