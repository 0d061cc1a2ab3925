package dev.hindcast.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Words of a path that may name the host whose capture it is: {@code erp01/w32tm_status.txt} may be about
 * {@code erp01}. A hint only; {@code dev.hindcast.host} decides whether such a host is known.
 */
public final class HostHint {

    /** What is no longer than this after the last dot of a file name is an extension, not a domain. */
    private static final int EXTENSION_MAX = 5;

    private HostHint() {}

    /**
     * The segments of a path without the file's extension, each whole and split at {@code _} and blanks, each word once,
     * joined by blanks: {@code erp01/w32tm_status.txt} gives {@code erp01 w32tm_status w32tm status}, and so does
     * {@code erp01.tar.gz!/w32tm_status.txt}.
     */
    public static String of(String path) {
        Set<String> words = new LinkedHashSet<>();
        List<String> segments = List.of(path.split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = i == segments.size() - 1 ? withoutExtension(segments.get(i)) : folder(segments.get(i));
            if (segment.indexOf(' ') < 0) {
                words.add(segment);
            }
            words.addAll(List.of(segment.split("[_ ]+", -1)));
        }
        words.remove("");
        return String.join(" ", words);
    }

    /** An archive, {@code erp01.zip!}, is a folder named without its extension. */
    private static String folder(String segment) {
        if (!segment.endsWith("!")) {
            return segment;
        }
        String archive = withoutExtension(segment.substring(0, segment.length() - 1));
        return archive.endsWith(".tar") ? withoutExtension(archive) : archive;
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        boolean extension = dot > 0 && name.length() - dot - 1 <= EXTENSION_MAX;
        return extension ? name.substring(0, dot) : name;
    }
}
