package dev.hindcast.report;

import dev.hindcast.event.Citation;
import dev.hindcast.event.Event;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.event.Tally;
import dev.hindcast.incident.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evidence for reports that are made by hand: citations, findings, files. */
final class SampleEvidence {

    private SampleEvidence() {}

    /** {@code 14 22:41:20} of March 2026. */
    static Instant march(String dayAndTime) {
        String time = dayAndTime.substring(3);
        return Instant.parse(
                "2026-03-" + dayAndTime.substring(0, 2) + "T" + time + (time.length() == 5 ? ":00Z" : "Z"));
    }

    static Moment between(String from, String to) {
        return Moment.between(march(from), march(to));
    }

    static Moment exactly(String time) {
        return Moment.exactly(march(time));
    }

    static Citation cite(String path, long record, String host, Instant raw) {
        return Citation.of(Event.at(new Provenance(path, Position.record(record), "evtx"), new Layouts())
                .stamp(Stamp.inFile(
                        raw.toString().replace('T', ' ').replace("Z", ""),
                        raw,
                        Duration.ofMillis(1),
                        HostName.of(host)))
                .field(FieldNames.HOST, host)
                .field(FieldNames.CODE, "4616")
                .field(FieldNames.PROVIDER, "sample")
                .field(FieldNames.CHANNEL, "Security")
                .field(FieldNames.RECORD_ID, Long.toString(record))
                .build());
    }

    static Finding observed(int step, String host, Instant time, double uncertainty, String statement, Citation... at) {
        return new Finding(
                Finding.Kind.OBSERVED,
                HostName.of(host),
                Moment.exactly(time),
                uncertainty,
                at[0].stamp().map(Stamp::raw).orElse(""),
                step,
                "",
                statement,
                List.of(at));
    }

    static Finding estimated(int step, String host, Moment time, String statement, Citation... at) {
        return new Finding(
                Finding.Kind.ESTIMATED, HostName.of(host), time, Double.NaN, "", step, "", statement, List.of(at));
    }

    static EvidenceFile file(String path, String format, long read, long rejected, String... hosts) {
        String digest = Integer.toHexString(path.hashCode());
        return EvidenceFile.of(path, 4096)
                .sha256(digest.repeat(64 / digest.length() + 1).substring(0, 64))
                .format(format, "magic bytes")
                .zone("UTC", StampBasis.IN_FILE)
                .hosts(List.of(hosts))
                .tally(new Tally(read + rejected, read, rejected))
                .span(march("02 00:00"), march("19 23:59"))
                .build();
    }

    static EvidenceFile unread(String path) {
        return EvidenceFile.of(path, 18_211)
                .sha256("0".repeat(64))
                .notRead("not a log format that Hindcast reads")
                .build();
    }

    static <T> List<T> join(List<T> a, List<T> b) {
        List<T> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
