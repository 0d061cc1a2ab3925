package dev.hindcast.clock;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import java.time.Duration;
import java.time.Instant;

/** Events as a reader would make them. */
public final class MadeEvents {

    public static final Duration TICK = Duration.ofNanos(100);
    public static final Duration SECOND = Duration.ofSeconds(1);

    private final Layouts layouts = new Layouts();
    private final String file;
    private final String host;
    private final StampBasis basis;
    private int line;

    public MadeEvents(String file, String host, StampBasis basis) {
        this.file = file;
        this.host = host;
        this.basis = basis;
    }

    public static MadeEvents of(String file, String host) {
        return new MadeEvents(file, host, StampBasis.IN_FILE);
    }

    public Event.Builder at(Instant reading, Duration resolution) {
        return bare().stamp(new Stamp(reading.toString(), reading, resolution, basis, "UTC", HostName.of(host)));
    }

    public Event.Builder bare() {
        line++;
        return Event.at(new Provenance(file, Position.line(line), "made"), layouts)
                .field(FieldNames.HOST, host);
    }

    public Event.Builder windows(String provider, String code, Instant reading) {
        return at(reading, TICK)
                .field(FieldNames.PROVIDER, "Microsoft-Windows-" + provider)
                .field(FieldNames.CODE, code);
    }

    public Event kernelGeneral1(Instant before, Instant after, String process) {
        return windows("Kernel-General", "1", after)
                .data("OldTime", before.toString())
                .data("NewTime", after.toString())
                .data("ProcessName", process)
                .build();
    }

    public Event security4616(Instant before, Instant after, String process) {
        return windows("Security-Auditing", "4616", after)
                .data("PreviousTime", before.toString())
                .data("NewTime", after.toString())
                .data("ProcessName", process)
                .data("SubjectUserName", "ERP01$")
                .build();
    }

    public Event stripchart(Instant reading, double offset, String against) {
        return at(reading, SECOND)
                .field(FieldNames.ACTION, "offset-measured")
                .field(FieldNames.OFFSET, Double.toString(offset))
                .field(FieldNames.ROUNDTRIP, "0.001")
                .field(FieldNames.OFFSET_AGAINST, against)
                .build();
    }
}
