package dev.hindcast.source;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.Pattern;

/**
 * Something that the user states of the files that a glob names: a zone, a year, a date order.
 *
 * @param glob Java's glob; with a {@code /} it is matched against the path below the evidence, else against the file name
 */
public record Stated<T>(String glob, T value) {

    private static final Pattern IMPOSSIBLE = Pattern.compile("[^ -~]|[:*?\"<>|]");

    public boolean names(String path) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path whole = asPath(path);
        if (glob.indexOf('/') >= 0) {
            return matcher.matches(whole);
        }
        Path fileName = whole.getFileName();
        return fileName != null && matcher.matches(fileName);
    }

    /** Members of archives may have names that this machine's file system cannot have. */
    private static Path asPath(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException impossible) {
            return Path.of(IMPOSSIBLE.matcher(path).replaceAll("_"));
        }
    }
}
