package dev.hindcast.source.line;

import java.util.List;

/**
 * One kind of message of a program.
 *
 * @param pattern what it looks like
 * @param fields what its parts mean
 * @param anchorGroup the number of a group that holds UNIX seconds of the very line, or -1
 * @param anchorLiteral what a line whose anchor counts must hold ({@code : ISSUE: })
 */
record MessageForm(LinePattern pattern, List<FieldRule> fields, int anchorGroup, String anchorLiteral) {

    MessageForm {
        fields = List.copyOf(fields);
    }

    /** Whether this message states UNIX seconds of its own line. */
    boolean hasAnchor(String message) {
        return anchorGroup >= 0 && message.contains(anchorLiteral);
    }
}
