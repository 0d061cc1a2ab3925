package dev.hindcast.host;

import dev.hindcast.event.HostName;
import java.util.List;
import java.util.Set;

/**
 * One host under its names.
 *
 * @param name the name under which reports speak of it: fully qualified where any source qualifies it
 * @param aliases its other names, sorted
 * @param because why these names are one host, in words; "one name only" where there is nothing to explain
 * @param roles what it does, by the evidence; in the order of {@link Role}
 */
public record Host(HostName name, List<HostName> aliases, String because, Set<Role> roles) {
    public Host {
        aliases = List.copyOf(aliases);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
