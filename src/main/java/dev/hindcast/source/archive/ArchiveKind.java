package dev.hindcast.source.archive;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The kinds of archives that are opened, known by their first bytes alone. */
enum ArchiveKind {
    ZIP("archive-zip", "zip archive"),
    GZIP("archive-gzip", "gzip file"),
    SEVEN_ZIP("archive-7z", "7z archive"),
    TAR("archive-tar", "tar archive"),
    /** Known only when its gzip is opened; its members are listed as if the gzip were not there. */
    TAR_GZIP("archive-tar-gzip", "tar archive in gzip");

    /** How much of a file is looked at: one block of a tar, whose mark stands at its end. */
    static final int HEAD_BYTES = 512;

    private static final byte[][] ZIP_MARKS = {
        {'P', 'K', 3, 4},
        // the end record of a zip without members
        {'P', 'K', 5, 6},
        // written in front of a zip that was to be split and was not
        {'P', 'K', 7, 8, 'P', 'K', 3, 4},
        {'P', 'K', '0', '0', 'P', 'K', 3, 4}
    };

    private static final byte[] GZIP_MARK = {0x1f, (byte) 0x8b, 8};

    private static final byte[] SEVEN_ZIP_MARK = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c};

    /** POSIX 1003.1, 4.4: at byte 257 of a header. */
    private static final byte[] TAR_MARK = {'u', 's', 't', 'a', 'r'};

    private static final int TAR_MARK_AT = 257;

    private final String id;
    private final String words;

    ArchiveKind(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Stands in the manifest where other files have their format. */
    String id() {
        return id;
    }

    /** For people: {@code zip archive}. */
    String words() {
        return words;
    }

    static Optional<ArchiveKind> of(byte[] head) {
        if (Arrays.stream(ZIP_MARKS).anyMatch(mark -> has(head, 0, mark))) {
            return Optional.of(ZIP);
        }
        if (has(head, 0, GZIP_MARK)) {
            return Optional.of(GZIP);
        }
        if (has(head, 0, SEVEN_ZIP_MARK)) {
            return Optional.of(SEVEN_ZIP);
        }
        return has(head, TAR_MARK_AT, TAR_MARK) || isOldTar(head) ? Optional.of(TAR) : Optional.empty();
    }

    /** Tars of before POSIX have no mark, but the sum of their header's bytes in octal digits, which no text has by chance. */
    private static boolean isOldTar(byte[] head) {
        try {
            return head.length == HEAD_BYTES && head[0] != 0 && TarUtils.verifyCheckSum(head);
        } catch (IllegalArgumentException noOctalDigits) {
            return false;
        }
    }

    private static boolean has(byte[] head, int at, byte[] mark) {
        return head.length >= at + mark.length && Arrays.equals(head, at, at + mark.length, mark, 0, mark.length);
    }
}
