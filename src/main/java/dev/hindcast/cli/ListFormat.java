package dev.hindcast.cli;

/** How a list of events is printed ({@code -o}). */
enum ListFormat {
    /** For people. */
    TABLE,
    /** One JSON array. */
    JSON,
    /** A JSON object a line. */
    JSONL,
    /** RFC 4180, one column a field that any event of the output has. */
    CSV
}
