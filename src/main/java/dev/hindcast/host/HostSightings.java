package dev.hindcast.host;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects, from every event once, what tells one host from another: the names that logs use, the addresses at which
 * machine accounts were seen, what each host does, and how far its logs reach. Not thread-safe.
 */
public final class HostSightings {

    private static final Set<String> TABLES = Set.of("migration-sheet", "health-checks");
    private static final Set<String> KDC_RECORDS = Set.of("4768", "4769", "4770", "4771", "4772", "4773");
    private static final Set<String> CA_RECORDS = Set.of("4886", "4887", "4888");

    private final Set<HostName> names = new TreeSet<>();
    private final Map<HostName, EnumSet<Role>> roles = new HashMap<>();
    private final Map<String, Map<HostName, Integer>> atAddress = new TreeMap<>();
    private final Map<HostName, Map<String, Span>> logs = new TreeMap<>();
    private final Map<HostName, String> domains = new HashMap<>();

    /** Looks at one event. */
    public void see(Event event) {
        HostName writer = event.host();
        if (writer.isKnown()) {
            names.add(writer);
            if (!TABLES.contains(event.text(FieldNames.DATASET))) {
                seeLog(event, writer);
            }
        }
        if (KdcLines.isOne(event)) {
            seeKdc(event, writer);
        } else if ("security".equalsIgnoreCase(event.channel())) {
            seeSecurity(event, writer);
        }
    }

    private void seeLog(Event event, HostName writer) {
        String log = event.channel().isEmpty() ? event.text(FieldNames.DATASET) : event.channel();
        event.stamp()
                .ifPresent(s -> logs.computeIfAbsent(writer, h -> new TreeMap<>())
                        .computeIfAbsent(log, l -> new Span())
                        .add(s.instant()));
    }

    private void seeKdc(Event event, HostName writer) {
        play(writer, Role.KDC);
        String address = event.text(FieldNames.SOURCE_IP);
        Principals.machineOf(event.text(FieldNames.KRB_CLIENT)).ifPresent(h -> seeAt(address, h));
        serviceHost(event.text(FieldNames.KRB_SERVICE)).forEach(names::add);
        String client = event.text(FieldNames.KRB_CLIENT);
        int at = client.lastIndexOf('@');
        if (at > 0 && writer.isKnown()) {
            domains.putIfAbsent(writer, client.substring(at + 1).toLowerCase(Locale.ROOT));
        }
    }

    private void seeSecurity(Event event, HostName writer) {
        if (KDC_RECORDS.contains(event.code())) {
            play(writer, Role.DOMAIN_CONTROLLER);
            play(writer, Role.KDC);
            String account = event.data("TargetUserName");
            int at = account.indexOf('@');
            String bare = at < 0 ? account : account.substring(0, at);
            if (bare.endsWith("$")) {
                seeAt(event.text(FieldNames.SOURCE_IP), HostName.of(bare));
            }
            String service = event.data("ServiceName");
            if (service.endsWith("$")) {
                names.add(HostName.of(service));
            }
        } else if (CA_RECORDS.contains(event.code())) {
            play(writer, Role.CERTIFICATE_AUTHORITY);
        } else if (event.code().equals("4624")) {
            HostName workstation = HostName.of(event.data("WorkstationName"));
            String account = event.data("TargetUserName");
            if (account.endsWith("$") && workstation.isKnown() && workstation.equals(HostName.of(account))) {
                seeAt(event.text(FieldNames.SOURCE_IP), workstation);
            }
        }
    }

    private static List<HostName> serviceHost(String principal) {
        int at = principal.lastIndexOf('@');
        String bare = at < 0 ? principal : principal.substring(0, at);
        int slash = bare.indexOf('/');
        if (slash < 0 || bare.startsWith("krbtgt/") || bare.startsWith("kadmin/") || bare.indexOf('<') >= 0) {
            return List.of();
        }
        return List.of(HostName.of(bare.substring(slash + 1)));
    }

    private void seeAt(String address, HostName host) {
        if (host.isKnown()) {
            names.add(host);
            if (!address.isEmpty()) {
                atAddress.computeIfAbsent(address, a -> new TreeMap<>()).merge(host, 1, Integer::sum);
            }
        }
    }

    private void play(HostName host, Role role) {
        if (host.isKnown()) {
            roles.computeIfAbsent(host, h -> EnumSet.noneOf(Role.class)).add(role);
        }
    }

    /** Adds a name that the user stated ({@code --cutover HOST=…}). */
    public void seeStated(HostName host) {
        if (host.isKnown()) {
            names.add(host);
        }
    }

    /** What was seen, put together: which names are one host. */
    public Hosts together() {
        Map<String, List<HostName>> byShort = new TreeMap<>();
        for (HostName name : names) {
            byShort.computeIfAbsent(name.shortName(), s -> new ArrayList<>()).add(name);
        }
        Map<HostName, HostName> canonical = new TreeMap<>();
        List<Host> hosts = new ArrayList<>();
        for (List<HostName> group : byShort.values()) {
            List<HostName> qualified =
                    group.stream().filter(HostName::isQualified).toList();
            List<HostName> bare = group.stream().filter(n -> !n.isQualified()).toList();
            if (qualified.size() == 1 && !bare.isEmpty()) {
                HostName name = qualified.get(0);
                group.forEach(n -> canonical.put(n, name));
                hosts.add(new Host(name, bare, bare.get(0) + " is the only host of that short name", rolesOf(group)));
            } else {
                for (HostName name : group) {
                    canonical.put(name, name);
                    String because = group.size() == 1
                            ? "one name only"
                            : "the short name " + name.shortName() + " belongs to several hosts; kept apart";
                    hosts.add(new Host(name, List.of(), because, rolesOf(List.of(name))));
                }
            }
        }
        Map<String, HostName> addresses = new TreeMap<>();
        atAddress.forEach((address, seen) -> {
            Set<HostName> owners = new TreeSet<>();
            seen.keySet().forEach(n -> owners.add(canonical.getOrDefault(n, n)));
            if (owners.size() == 1) {
                addresses.put(address, owners.iterator().next());
            }
        });
        List<LogSpan> spans = new ArrayList<>();
        logs.forEach((host, byLog) -> byLog.forEach((log, span) ->
                spans.add(new LogSpan(canonical.getOrDefault(host, host), log, span.first, span.last, span.events))));
        Map<HostName, String> realms = new TreeMap<>();
        domains.forEach((host, realm) -> realms.put(canonical.getOrDefault(host, host), realm));
        return new Hosts(hosts, canonical, addresses, spans, realms);
    }

    private Set<Role> rolesOf(List<HostName> group) {
        EnumSet<Role> all = EnumSet.noneOf(Role.class);
        group.forEach(n -> all.addAll(roles.getOrDefault(n, EnumSet.noneOf(Role.class))));
        return all.isEmpty() ? EnumSet.of(Role.UNKNOWN) : all;
    }

    /** First, last and number of the events of one log. */
    private static final class Span {
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private long events;

        void add(Instant time) {
            first = time.isBefore(first) ? time : first;
            last = time.isAfter(last) ? time : last;
            events++;
        }
    }
}
