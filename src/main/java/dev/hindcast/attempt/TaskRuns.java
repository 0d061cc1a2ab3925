package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs of scheduled tasks from TaskScheduler/Operational: 107, 110 or 119 (triggered) is written before the task's
 * account logs on, 100 (started, with the account) after it; both carry the same InstanceId. What lies between them on
 * the host is the logon of that account.
 */
final class TaskRuns {

    private static final String CHANNEL = "microsoft-windows-taskscheduler/operational";

    /** One run: the trigger, the start, and whose account. */
    record Run(HostName host, String account, Event triggered, Event started) {}

    private final Map<String, Event> triggered = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();

    void see(Event event) {
        if (!event.channel().toLowerCase(Locale.ROOT).equals(CHANNEL)
                || event.stamp().isEmpty()) {
            return;
        }
        String instance = event.host() + "|" + event.data("InstanceId");
        switch (event.code()) {
            case "107", "108", "109", "110", "117", "118", "119" -> triggered.put(instance, event);
            case "100" -> {
                @Nullable Event trigger = triggered.remove(instance);
                if (trigger != null) {
                    String user = event.data("UserContext");
                    String account = user.substring(user.indexOf('\\') + 1).toLowerCase(Locale.ROOT);
                    runs.add(new Run(event.host(), account, trigger, event));
                }
            }
            default -> {}
        }
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }
}
