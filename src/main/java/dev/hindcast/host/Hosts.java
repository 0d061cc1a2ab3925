package dev.hindcast.host;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every host of the evidence, each once, and the way from a name, an address or an event to it. Immutable. */
public final class Hosts {

    private final List<Host> all;
    private final Map<HostName, HostName> canonical;
    private final Map<String, HostName> addresses;
    private final List<LogSpan> logs;
    private final Map<HostName, String> realms;
    private final Map<String, HostName> byWord = new TreeMap<>();

    Hosts(
            List<Host> all,
            Map<HostName, HostName> canonical,
            Map<String, HostName> addresses,
            List<LogSpan> logs,
            Map<HostName, String> realms) {
        this.all = all.stream().sorted(Comparator.comparing(Host::name)).toList();
        this.canonical = Map.copyOf(canonical);
        this.addresses = Map.copyOf(addresses);
        this.logs = List.copyOf(logs);
        this.realms = Map.copyOf(realms);
        Set<String> ambiguous = new TreeSet<>();
        for (Host host : this.all) {
            byWord.put(host.name().value(), host.name());
            HostName before = byWord.putIfAbsent(host.name().shortName(), host.name());
            if (before != null && !before.equals(host.name())) {
                ambiguous.add(host.name().shortName());
            }
        }
        ambiguous.forEach(byWord::remove);
    }

    /** By name. */
    public List<Host> all() {
        return all;
    }

    /** How far each log reaches, by host, then log. */
    public List<LogSpan> logs() {
        return logs;
    }

    /** The logs of one host, by log. */
    public List<LogSpan> logsOf(HostName host) {
        return logs.stream().filter(s -> s.host().equals(host)).toList();
    }

    /** The name under which reports speak of a host; the name itself where it is not known. */
    public HostName canonical(HostName name) {
        HostName known = canonical.get(name);
        if (known != null) {
            return known;
        }
        return Optional.ofNullable(byWord.get(name.value())).orElse(name);
    }

    public Optional<Host> host(HostName name) {
        HostName wanted = canonical(name);
        return all.stream().filter(h -> h.name().equals(wanted)).findFirst();
    }

    /**
     * Whose event this is. Where the content does not say it, the folder and file names may
     * ({@link FieldNames#HOST_HINT}), if exactly one known host is named there; otherwise {@link HostName#UNKNOWN}.
     */
    public HostName of(Event event) {
        HostName written = event.host();
        if (written.isKnown()) {
            return canonical(written);
        }
        Set<HostName> hinted = new TreeSet<>();
        for (String word : event.text(FieldNames.HOST_HINT).split(" ", -1)) {
            Optional.ofNullable(byWord.get(HostName.of(word).value())).ifPresent(hinted::add);
        }
        return hinted.size() == 1 ? hinted.iterator().next() : HostName.UNKNOWN;
    }

    /**
     * The host that an event is about: for a KDC's record of a request the client's, where one machine sat at its
     * address; otherwise the host whose event it is.
     */
    public HostName subjectOf(Event event) {
        HostName writer = of(event);
        boolean kdc = kdcs().contains(writer);
        return kdc ? atAddress(event.text(FieldNames.SOURCE_IP)).orElse(writer) : writer;
    }

    /** The host whose machine account was seen at an address, if it was one host throughout. */
    public Optional<HostName> atAddress(String address) {
        return Optional.ofNullable(addresses.get(address));
    }

    /** The realm that a KDC serves, as its log names it; else the host's own domain; empty where neither is known. */
    public String realmOf(HostName host) {
        String served = realms.get(host);
        return served != null ? served : host.domain();
    }

    /** Domain controllers and KDCs. */
    public Collection<HostName> kdcs() {
        List<HostName> found = new ArrayList<>();
        for (Host host : all) {
            if (host.is(Role.KDC) || host.is(Role.DOMAIN_CONTROLLER)) {
                found.add(host.name());
            }
        }
        return found;
    }
}
