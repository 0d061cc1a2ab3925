package dev.hindcast.source.line;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record begins with.
 *
 * @param shape what it looks like
 * @param stampGroup the part that holds the stamp as a text of its own, or -1 where the header's groups are the stamp
 * @param stampShape what that part looks like; the header's own shape where there is none
 * @param stamp which groups make the stamp
 * @param resolution how fine stamps are where their digits do not tell
 * @param host the group that names the host, or -1
 * @param program the group that names the program, or -1
 * @param programOtherwise the program where no group names one: a kernel's own buffer names only others; may be empty
 * @param message the group that holds the message, or -1 where it is what follows the header
 * @param fields fields of every record with this header
 */
record Header(
        Shape shape,
        int stampGroup,
        Shape stampShape,
        StampForm stamp,
        @Nullable Duration resolution,
        int host,
        int program,
        String programOtherwise,
        int message,
        List<FieldRule> fields) {

    Header {
        fields = List.copyOf(fields);
    }
}
