package dev.hindcast.source;

/**
 * A file that was given, or found inside another, and holds files of its own; those are sources by themselves.
 *
 * @param file the archive as it is, to be hashed
 * @param format {@code archive-zip} and its like; it stands where other files have their format
 * @param why how many members, and how many of them can be read, in words
 */
public record Archive(Source file, String format, String why) {}
