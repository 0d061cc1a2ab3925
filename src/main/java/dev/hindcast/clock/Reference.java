package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import java.util.List;
import java.util.Locale;

/**
 * The clock that is taken as domain time of a realm, and the check of it.
 *
 * @param realm the realm or domain, lower case
 * @param host whose clock
 * @param basis why this one
 * @param check whether other evidence agrees
 * @param statement one sentence for people
 * @param citations what the check rests on
 */
public record Reference(
        String realm, HostName host, Basis basis, Check check, String statement, List<Citation> citations) {

    public Reference {
        citations = List.copyOf(citations);
    }

    /** Why a clock is the reference. */
    public enum Basis {
        STATED,
        AGREED,
        ASSUMED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What other evidence says of it. */
    public enum Check {
        AGREES,
        DISAGREES,
        UNCHECKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
