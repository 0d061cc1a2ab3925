package dev.hindcast.clock;

import dev.hindcast.event.HostName;
import dev.hindcast.host.Host;
import dev.hindcast.host.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which realm a host belongs to, and whose clock is domain time there: stated, else the most observed controller. */
final class Realms {

    private final Map<HostName, Host> hosts = new HashMap<>();
    private final SortedSet<String> realms = new TreeSet<>();
    private final TreeMap<String, HostName> reference = new TreeMap<>();
    private final Set<String> stated = new HashSet<>();

    Realms(List<Host> known, Collection<Bound> bounds, Collection<LoggedSet> sets, List<HostName> statedReferences) {
        for (Host host : known) {
            hosts.put(host.name(), host);
            host.aliases().forEach(alias -> hosts.put(alias, host));
        }
        bounds.forEach(b -> addRealm(b.host()));
        sets.forEach(s -> addRealm(s.host()));
        Map<String, Map<HostName, Integer>> observed = new TreeMap<>();
        for (Bound bound : bounds) {
            count(observed, of(bound.host()), bound.against());
            count(observed, of(bound.host()), bound.host());
        }
        for (String realm : realms.isEmpty() ? Set.of("") : realms) {
            choose(realm, observed.getOrDefault(realm, Map.of()), statedReferences);
        }
    }

    private void addRealm(HostName host) {
        if (host.isQualified()) {
            realms.add(host.domain());
        }
    }

    private static void count(Map<String, Map<HostName, Integer>> observed, String realm, HostName against) {
        if (against.isKnown()) {
            observed.computeIfAbsent(realm, r -> new TreeMap<>()).merge(against, 1, Integer::sum);
        }
    }

    private void choose(String realm, Map<HostName, Integer> observed, List<HostName> statedReferences) {
        for (HostName name : statedReferences) {
            HostName canonical = canonical(name);
            if (realms.size() <= 1 || of(canonical).equals(realm)) {
                reference.put(realm, canonical);
                stated.add(realm);
                return;
            }
        }
        Comparator<HostName> most = Comparator.<HostName>comparingInt(h -> -observed.getOrDefault(h, 0))
                .thenComparing(Comparator.naturalOrder());
        SortedSet<HostName> controllers = new TreeSet<>();
        for (Host host : hosts.values()) {
            if (isController(host.name()) && of(host.name()).equals(realm)) {
                controllers.add(host.name());
            }
        }
        TreeSet<HostName> asked = new TreeSet<>(observed.keySet());
        controllers.stream()
                .min(most)
                .or(() -> asked.stream().filter(this::isController).min(most))
                .or(() -> asked.stream().filter(h -> !hosts.containsKey(h)).min(most))
                .ifPresent(host -> reference.put(realm, host));
    }

    private HostName canonical(HostName name) {
        Host host = hosts.get(name);
        return host == null ? name : host.name();
    }

    /** The realm of a host; the only one for a host without a domain, else the empty realm. */
    String of(HostName host) {
        if (host.isQualified() && realms.contains(host.domain())) {
            return host.domain();
        }
        return realms.size() == 1 ? realms.first() : host.domain();
    }

    SortedSet<String> all() {
        return new TreeSet<>(reference.keySet());
    }

    /** Whose clock is the realm's time; {@link HostName#UNKNOWN} where nothing tells. */
    HostName reference(String realm) {
        return reference.getOrDefault(realm, HostName.UNKNOWN);
    }

    HostName referenceOf(HostName host) {
        return reference(of(host));
    }

    boolean isReference(HostName host) {
        return reference.containsValue(host);
    }

    boolean isStated(String realm) {
        return stated.contains(realm);
    }

    boolean isController(HostName name) {
        Host host = hosts.get(name);
        return host != null && (host.is(Role.DOMAIN_CONTROLLER) || host.is(Role.KDC));
    }

    /** Whether a name is a host of this case, not a time source outside. */
    boolean isHost(HostName name) {
        return hosts.containsKey(name);
    }
}
