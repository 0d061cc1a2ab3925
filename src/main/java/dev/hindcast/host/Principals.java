package dev.hindcast.host;

import dev.hindcast.event.HostName;
import java.util.Optional;

/** What Kerberos principals tell of hosts. */
public final class Principals {

    private Principals() {}

    /** The machine of a principal that only the machine itself uses: {@code host/NAME@REALM} or {@code NAME$@REALM}. */
    public static Optional<HostName> machineOf(String principal) {
        int at = principal.lastIndexOf('@');
        String bare = at < 0 ? principal : principal.substring(0, at);
        if (bare.startsWith("host/")) {
            return Optional.of(HostName.of(bare.substring("host/".length())));
        }
        return bare.endsWith("$") ? Optional.of(HostName.of(bare)) : Optional.empty();
    }
}
