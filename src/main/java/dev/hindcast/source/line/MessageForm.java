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
 * @param onlyWith fields that say something only beside others
 */
record MessageForm(
        Shape shape,
        List<FieldRule> fields,
        int anchorGroup,
        String anchorLiteral,
        Recollection.Use use,
        OnlyWith onlyWith) {

    /**
     * Fields that a record loses where another one is missing: an offset says nothing where no earlier line tells that
     * the time behind it is the other side's.
     *
     * @param fields which fields are lost
     * @param needed which fields must all have a value
     */
    record OnlyWith(List<String> fields, List<String> needed) {

        static final OnlyWith NONE = new OnlyWith(List.of(), List.of());

        OnlyWith {
            fields = List.copyOf(fields);
            needed = List.copyOf(needed);
        }

        void apply(LineFields record) {
            for (String name : needed) {
                if (record.get(name).isEmpty()) {
                    fields.forEach(record::remove);
                    return;
                }
            }
        }
    }

    MessageForm {
        fields = List.copyOf(fields);
    }
}
