package dev.hindcast.incident;

import dev.hindcast.event.HostName;
import dev.hindcast.host.LogSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Names the evidence that would decide what the given evidence leaves open, with the command that exports it. */
final class MissingSearch {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'00:00:00'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, Map<?, ?>> catalogue = new TreeMap<>();
    private final Hypotheses hypotheses;

    MissingSearch(Hypotheses hypotheses) {
        this.hypotheses = hypotheses;
        Object tree = new Load(
                        LoadSettings.builder().setLabel("missing-evidence").build())
                .loadFromString(Hypotheses.RulesResource.text("missing-evidence.yml"));
        if (!(tree instanceof Map<?, ?> entries)) {
            throw new IllegalStateException("missing-evidence.yml is no mapping");
        }
        entries.forEach((id, entry) -> catalogue.put(String.valueOf(id), (Map<?, ?>) entry));
    }

    /** Ids of the catalogue, sorted. */
    Set<String> ids() {
        return catalogue.keySet();
    }

    /** What would decide this guest's case; at least one entry for an undetermined verdict. */
    List<MissingEvidence> find(GuestCase guest, Judged judged) {
        Set<String> wanted = new LinkedHashSet<>();
        if (guest.cutover().isEmpty()) {
            wanted.add("cutover-record");
        }
        if (!has(guest, "system")) {
            wanted.add("guest-system-log");
        }
        if (!has(guest, "security")) {
            wanted.add("guest-security-log");
        }
        boolean clockOpen = Leg.of(judged.mechanism().legs(), Leg.Id.M2).holds() == Leg.Holds.UNKNOWN
                || Leg.of(judged.origin().legs(), Leg.Id.O1).holds() == Leg.Holds.UNKNOWN;
        if (judged.verdict() == Verdict.UNDETERMINED) {
            if (clockOpen) {
                wanted.add("guest-w32tm-status");
                wanted.add("guest-system-log");
            }
            if (Leg.of(judged.mechanism().legs(), Leg.Id.M3).holds() == Leg.Holds.UNKNOWN) {
                wanted.add("dc-security-log");
                wanted.add("guest-security-log");
            }
            if (Leg.of(judged.origin().legs(), Leg.Id.O2).holds() == Leg.Holds.UNKNOWN) {
                wanted.add("guest-system-log");
            }
            if (Leg.of(judged.origin().legs(), Leg.Id.O3).holds() == Leg.Holds.UNKNOWN) {
                wanted.add("unmigrated-system-logs");
            }
            if (judged.facts().shows("refused-together")) {
                wanted.add("dc-time-monitor");
            }
            if (wanted.isEmpty()) {
                wanted.add("guest-w32tm-status");
            }
        }
        for (Check check : new Checkpoint(guest, new FindingWriter(guest.evidence())).all()) {
            if (check.state() == Check.State.UNKNOWN && check.id() == Check.Id.SPN) {
                wanted.add("setspn-capture");
            }
            if (check.state() == Check.State.UNKNOWN && check.id() == Check.Id.CERTIFICATE_CHAIN) {
                wanted.add("certificate-capture");
            }
        }
        List<MissingEvidence> missing = new ArrayList<>();
        wanted.forEach(id -> missing.add(entry(id, guest)));
        return missing;
    }

    private static boolean has(GuestCase guest, String log) {
        return guest.evidence().hosts().logsOf(guest.host()).stream()
                .map(LogSpan::log)
                .anyMatch(l -> l.equalsIgnoreCase(log));
    }

    private MissingEvidence entry(String id, GuestCase guest) {
        Map<?, ?> entry = catalogue.get(id);
        if (entry == null) {
            throw new IllegalStateException("missing-evidence.yml lacks " + id);
        }
        Instant from = guest.cutover()
                .map(c -> c.span().earliest().orElseThrow())
                .or(() -> guest.evidence().start())
                .orElse(Instant.EPOCH)
                .minus(Duration.ofDays(7));
        List<String> separates = hypotheses.all().stream()
                .filter(h -> h.settledBy().contains(id))
                .map(Hypothesis::id)
                .toList();
        return new MissingEvidence(
                id,
                id.startsWith("guest") ? guest.host() : HostName.UNKNOWN,
                fill(entry, "what", guest, from),
                fill(entry, "why", guest, from),
                separates,
                fill(entry, "export", guest, from));
    }

    private static String fill(Map<?, ?> entry, String key, GuestCase guest, Instant from) {
        Object text = entry.get(key);
        if (text == null) {
            throw new IllegalStateException("missing-evidence.yml: an entry lacks " + key);
        }
        return text.toString().replace("{host}", guest.host().shortName()).replace("{from}", DAY.format(from));
    }
}
