package dev.hindcast.source.line;

import dev.hindcast.source.Specimens;
import java.util.List;
import java.util.Set;

/**
 * What one program says, whatever writes its lines down: its own file, syslog, the journal.
 *
 * @param id {@code krb5kdc}; the dataset of its events
 * @param description for people: the program and what it tells
 * @param programs the names under which a log calls it; {@code *} for messages that any program may print
 * @param prefixes what may stand before a message and is cut off before it is matched: {@code Kerberos: } in Samba's log
 * @param elided empty, or the opening and the closing bracket whose content is cut out before messages are matched
 * @param forms its messages, in the order in which they are tried
 * @param fields of every message of the program, also of those that no form knows
 * @param origin from what its forms were built
 */
record MessageSet(
        String id,
        String description,
        Set<String> programs,
        List<String> prefixes,
        String elided,
        List<MessageForm> forms,
        List<FieldRule> fields,
        Specimens origin) {

    /** Stands for every program. */
    static final String ANY = "*";

    MessageSet {
        programs = Set.copyOf(programs);
        prefixes = List.copyOf(prefixes);
        forms = List.copyOf(forms);
        fields = List.copyOf(fields);
    }

    /** Whether a log calls the program so; {@code smbd_audit[2]} and {@code /usr/sbin/sshd} are named by their last part. */
    boolean isOf(String program) {
        return programs.contains(program) || programs.contains(program.substring(program.lastIndexOf('/') + 1));
    }

    boolean isForAny() {
        return programs.contains(ANY);
    }
}
