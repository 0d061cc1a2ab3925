package dev.hindcast.source.line;

/**
 * From what a format was built, for the table of formats.
 *
 * @param real what real output it was built from and is tested with, in words; empty where there was none
 * @param constructed which of its forms were built from documentation or source alone, in words; empty for none
 */
record SpecimenOrigin(String real, String constructed) {}
