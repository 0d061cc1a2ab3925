package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.host.Hosts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the records of one exchange on both sides by a key that both carry: the logon GUID of 4769 on the domain
 * controller and 4624 on the accepting host. Never by nearness in time: after an hour step every nearest pair is wrong,
 * and all of them agree (clock model, section 6.4).
 */
final class SidePairs {

    private final Hosts hosts;

    SidePairs(Hosts hosts) {
        this.hosts = hosts;
    }

    List<PairedRecords> join(List<AuthRecord> records, TaskRuns tasks) {
        Map<String, AuthRecord> issued = new HashMap<>();
        Map<String, AuthRecord> accepted = new HashMap<>();
        List<AuthRecord> batchLogons = new ArrayList<>();
        for (AuthRecord record : records) {
            if (record.ticket().isEmpty() || record.family() != CodeFamily.SUCCESS) {
                continue;
            }
            if (record.exchange() == Exchange.TGS) {
                issued.merge(record.ticket(), record, SidePairs::earlier);
            } else if (record.exchange() == Exchange.AP) {
                // a ticket serves many logons; only the first is near its issue
                accepted.merge(hosts.canonical(record.checker()) + "|" + record.ticket(), record, SidePairs::earlier);
                if (record.service().equals("logon type 4")) {
                    batchLogons.add(record);
                }
            }
        }
        List<PairedRecords> pairs = new ArrayList<>();
        for (AuthRecord logon : accepted.values()) {
            pair(pairs, logon, issued.get(logon.ticket()), PairedRecords.Order.OWN_LAST, logon.event(), "logon GUID");
        }
        Map<String, NavigableMap<Instant, List<AuthRecord>>> byAccount = new HashMap<>();
        for (AuthRecord logon : batchLogons) {
            byAccount
                    .computeIfAbsent(key(logon.checker(), logon.account()), k -> new TreeMap<>())
                    .computeIfAbsent(logon.stamp().instant(), t -> new ArrayList<>())
                    .add(logon);
        }
        for (TaskRuns.Run run : tasks.runs()) {
            @Nullable
            AuthRecord logon = between(byAccount.getOrDefault(key(run.host(), run.account()), new TreeMap<>()), run);
            if (logon != null) {
                pair(
                        pairs,
                        logon,
                        issued.get(logon.ticket()),
                        PairedRecords.Order.OWN_FIRST,
                        run.triggered(),
                        "task instance and logon GUID");
            }
        }
        pairs.sort((a, b) -> a.own().provenance().compareTo(b.own().provenance()));
        return pairs;
    }

    private void pair(
            List<PairedRecords> pairs,
            AuthRecord logon,
            @Nullable AuthRecord issue,
            PairedRecords.Order order,
            Event own,
            String key) {
        if (issue == null || hosts.canonical(issue.checker()).equals(hosts.canonical(logon.checker()))) {
            return;
        }
        pairs.add(new PairedRecords(
                hosts.canonical(logon.checker()), hosts.canonical(issue.checker()), order, own, issue.event(), key));
    }

    private static String key(HostName host, String account) {
        return host + "|" + account.toLowerCase(Locale.ROOT).replaceAll("@.*", "");
    }

    /** The one logon between a run's trigger and its start by the host's own clock; two candidates prove nothing. */
    private static @Nullable AuthRecord between(NavigableMap<Instant, List<AuthRecord>> logons, TaskRuns.Run run) {
        Instant from = run.triggered().stamp().orElseThrow().instant();
        Instant to = run.started().stamp().orElseThrow().instant();
        if (to.isBefore(from)) {
            return null; // the clock was set back in between
        }
        List<AuthRecord> inside = logons.subMap(from, true, to, true).values().stream()
                .flatMap(List::stream)
                .limit(2)
                .toList();
        return inside.size() == 1 ? inside.get(0) : null;
    }

    private static AuthRecord earlier(AuthRecord a, AuthRecord b) {
        // by record order of one log, which survives a backward step of the clock
        return a.event().provenance().compareTo(b.event().provenance()) <= 0 ? a : b;
    }
}
