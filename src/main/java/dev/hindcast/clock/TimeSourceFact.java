package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;

/**
 * What evidence says of what keeps a clock at a moment.
 *
 * @param host whose clock
 * @param time when it holds from, on the reference clock as far as known; {@link Moment#UNKNOWN} for a capture without a
 *     stamp
 * @param kind what it says
 * @param source the source as named ({@code dc01.corp.example}, {@code Local CMOS Clock}); empty where none is named
 * @param statement one sentence
 * @param citation the event
 */
public record TimeSourceFact(
        HostName host, Moment time, Kind kind, String source, String statement, Citation citation) {

    /** What a fact says. */
    public enum Kind {
        /** The clock follows a source (Time-Service 35, 37; status with a source and a recent sync). */
        SYNCHRONISED,
        /** The source was lost or none was found (Time-Service 36, 129, 134; status with leap 3 or a CMOS clock). */
        LOST,
        /** The service is told not to ask anybody (Type NoSync). */
        NO_SYNC,
        /** A correction was refused as too large (Time-Service 34). */
        REFUSED
    }
}
