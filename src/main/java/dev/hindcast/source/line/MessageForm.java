package dev.hindcast.source.line;

import java.util.List;

/**
 * One kind of message of a program.
 *
 * @param shape what it looks like
 * @param fields what its parts mean
 * @param anchorGroup the number of a group that holds the time of the very line, as UNIX seconds or with its zone, or -1
 * @param anchorLiteral what a line whose anchor counts must hold ({@code : ISSUE: authtime }); empty where every one does
 * @param use what it takes from earlier lines and leaves to later ones
 */
record MessageForm(Shape shape, List<FieldRule> fields, int anchorGroup, String anchorLiteral, Recollection.Use use) {

    MessageForm {
        fields = List.copyOf(fields);
    }
}
