package dev.hindcast.host;

import dev.hindcast.event.HostName;
import java.time.Instant;

/**
 * How far one log of one host reaches: between first and last its silence means something, outside it means nothing.
 *
 * @param host whose log
 * @param log the channel ({@code Security}), or the format of a log without channels ({@code krb5kdc})
 * @param first raw time of its earliest event
 * @param last raw time of its latest event
 * @param events how many
 */
public record LogSpan(HostName host, String log, Instant first, Instant last, long events) {

    public boolean covers(Instant from, Instant to) {
        return !first.isAfter(from) && !last.isBefore(to);
    }
}
