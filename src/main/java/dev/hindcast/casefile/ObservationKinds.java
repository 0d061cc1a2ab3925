package dev.hindcast.casefile;

import dev.hindcast.clock.ObservationKind;
import dev.hindcast.clock.observe.ClientOffset;
import dev.hindcast.clock.observe.ClockStepped;
import dev.hindcast.clock.observe.MeasuredOffset;
import dev.hindcast.clock.observe.SecurityKerberos3;
import dev.hindcast.clock.observe.SystemTimeChanged;
import dev.hindcast.clock.observe.TimeService34;
import dev.hindcast.clock.observe.TimeServiceSource;
import dev.hindcast.clock.observe.W32tmStatus;
import java.util.List;

/** THE list of what is looked for in events about clocks: a new kind is one class and one line. */
final class ObservationKinds {

    static final List<ObservationKind> ALL = List.of(
            new SystemTimeChanged(),
            new SecurityKerberos3(),
            new TimeService34(),
            new TimeServiceSource(),
            new MeasuredOffset(),
            new ClientOffset(),
            new ClockStepped(),
            new W32tmStatus());

    private ObservationKinds() {}
}
