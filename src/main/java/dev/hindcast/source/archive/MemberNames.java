package dev.hindcast.source.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Paths of members: the archive's path, {@code !/}, the member's own path with {@code /}. A name is a label here and never
 * a place on this machine; still none leads upwards, is absolute, holds characters that play tricks on a terminal, or
 * stands twice.
 */
final class MemberNames {

    /** Longer names are cut; a path is a term of the index, which takes 32,766 bytes. */
    private static final int CHARS_MAX = 1000;

    /** Control characters, marks that turn the direction of writing, halves of a character. */
    private static final Pattern TRICKS =
            Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\p{Cs}\\ufffe\\uffff]");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    private final Set<String> taken;

    /** @param taken paths of the files that were given */
    MemberNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** A path that no other file has. */
    String path(String archive, String harmless) {
        String path = archive + "!/" + harmless;
        String unique = path;
        for (int n = 2; !taken.add(unique); n++) {
            unique = path + "~" + n;
        }
        return unique;
    }

    /** The name without what could lead anywhere: {@code C:\..\logs\a.evtx} is {@code C/__/logs/a.evtx}. */
    static String harmless(String name) {
        List<String> parts = new ArrayList<>();
        for (String part :
                TRICKS.matcher(name.replace('\\', '/')).replaceAll("_").split("/", -1)) {
            if (part.equals("..")) {
                parts.add("__");
            } else if (parts.isEmpty() && DRIVE.matcher(part).matches()) {
                parts.add(part.substring(0, 1));
            } else if (!part.isBlank() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        if (joined.length() > CHARS_MAX) {
            // not through the middle of a character
            int end = Character.isHighSurrogate(joined.charAt(CHARS_MAX - 1)) ? CHARS_MAX - 1 : CHARS_MAX;
            joined = joined.substring(0, end) + "~";
        }
        return joined.isEmpty() ? "unnamed" : joined;
    }

    /** Whether the archive says the same, apart from the separator and {@code ./} that some write in front. */
    static boolean isAsWritten(String name, String harmless) {
        String plain = name.replace('\\', '/');
        return harmless.equals(plain.startsWith("./") ? plain.substring(2) : plain);
    }

    /** The last part of a path. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
