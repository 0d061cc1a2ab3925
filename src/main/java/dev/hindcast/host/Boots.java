package dev.hindcast.host;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the starts of each host's system from its System log (windows-events, chapter 5: Kernel-General 12, EventLog
 * 6005 and 6009). Several markers of one start are one boot. Events come in the order of the log. Not thread-safe.
 */
public final class Boots {

    /** The markers of one start follow each other within seconds; real boots are minutes apart. */
    private static final Duration ONE_START = Duration.ofMinutes(5);

    private final Map<HostName, Instant> lastRecord = new HashMap<>();
    private final List<Boot> boots = new ArrayList<>();

    public void see(Event event) {
        if (!event.channel().equalsIgnoreCase("system") || event.stamp().isEmpty()) {
            return;
        }
        HostName host = event.host();
        Instant time = event.stamp().get().instant();
        if (isMarker(event)) {
            @Nullable Boot previous = last(host);
            if (previous == null
                    || Duration.between(previous.rawTime(), time).abs().compareTo(ONE_START) > 0) {
                boots.add(new Boot(host, time, lastRecord.getOrDefault(host, time), Citation.of(event)));
            }
        }
        lastRecord.put(host, time);
    }

    private @Nullable Boot last(HostName host) {
        for (int i = boots.size() - 1; i >= 0; i--) {
            if (boots.get(i).host().equals(host)) {
                return boots.get(i);
            }
        }
        return null;
    }

    private static boolean isMarker(Event event) {
        String provider = event.provider().toLowerCase(Locale.ROOT);
        return (event.code().equals("12") && provider.equals("microsoft-windows-kernel-general"))
                || ((event.code().equals("6005") || event.code().equals("6009")) && provider.equals("eventlog"));
    }

    /** All boots under the hosts' report names, in the order in which they were met. */
    public List<Boot> under(Hosts hosts) {
        return boots.stream()
                .map(b -> new Boot(hosts.canonical(b.host()), b.rawTime(), b.lastBefore(), b.citation()))
                .toList();
    }
}
