package dev.hindcast.source.archive;

import java.io.EOFException;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;

/** What a decoder's complaint means. Decoders throw runtime exceptions too when bytes are wrong. */
final class Damage {

    static final String ENCRYPTED = "it is encrypted";

    private Damage() {}

    /** In words that stand behind a colon. */
    static String words(Throwable complaint) {
        if (complaint instanceof EOFException
                || complaint.getCause() instanceof EOFException
                || String.valueOf(complaint.getMessage()).startsWith("Truncated")) {
            return "the archive ends before the member does";
        }
        if (complaint instanceof PasswordRequiredException) {
            return ENCRYPTED;
        }
        if (complaint instanceof MemoryLimitException) {
            return "unpacking it takes more memory than is allowed";
        }
        String message = complaint.getMessage();
        return message == null || message.isBlank()
                ? complaint.getClass().getSimpleName()
                : MemberNames.harmless(message).replace("/", " ").strip();
    }

    static boolean isEncryption(Throwable complaint) {
        return complaint instanceof PasswordRequiredException;
    }
}
