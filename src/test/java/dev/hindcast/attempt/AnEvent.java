package dev.hindcast.attempt;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Builds events that read like evidence. */
public final class AnEvent {

    private static final AtomicLong RECORDS = new AtomicLong(1000);

    private final Event.Builder builder;
    private String host = "";
    private Instant time = Instant.EPOCH;

    private AnEvent(String file) {
        builder = Event.at(
                new Provenance(file, Position.record(RECORDS.incrementAndGet()), "wevtutil-xml"), new Layouts());
    }

    /** A record of a host's Security log. */
    public static AnEvent security(String host, int code) {
        return of(host, "Security", "Microsoft-Windows-Security-Auditing", code);
    }

    public static AnEvent of(String host, String channel, String provider, int code) {
        AnEvent event = new AnEvent(host + "/" + channel + ".xml");
        event.host = host;
        event.builder
                .field(FieldNames.HOST, host)
                .field(FieldNames.CHANNEL, channel)
                .field(FieldNames.PROVIDER, provider)
                .field(FieldNames.CODE, Integer.toString(code))
                .field(FieldNames.RECORD_ID, Long.toString(RECORDS.get()))
                .field(FieldNames.DATASET, "wevtutil-xml");
        return event;
    }

    /** An outcome line of a MIT KDC. */
    public static AnEvent kdcLine(String kdc, String request, String status, String client, String service) {
        AnEvent event = new AnEvent(kdc + "/krb5kdc.log");
        event.host = kdc;
        event.builder
                .field(FieldNames.HOST, kdc)
                .field(FieldNames.PROVIDER, "krb5kdc")
                .field(FieldNames.DATASET, "krb5kdc")
                .field(FieldNames.CODE, request)
                .field(FieldNames.KRB_REQUEST, request.substring(0, request.indexOf('_')))
                .field(FieldNames.KRB_STATUS, status)
                .field(FieldNames.KRB_CLIENT, client)
                .field(FieldNames.KRB_SERVICE, service);
        return event;
    }

    /** A line of Heimdal's KDC; its code tells the reply from the audit line. */
    public static AnEvent heimdalLine(String code, String status, String client) {
        AnEvent event = new AnEvent("kdc/kdc.log");
        event.builder
                .field(FieldNames.PROVIDER, "kdc")
                .field(FieldNames.DATASET, "heimdal-kdc")
                .field(FieldNames.CODE, code)
                .field(FieldNames.KRB_REQUEST, "AS")
                .field(FieldNames.KRB_STATUS, status)
                .field(FieldNames.KRB_CLIENT, client)
                .field(FieldNames.KRB_SERVICE, "krbtgt/CORP.EXAMPLE@CORP.EXAMPLE");
        return event;
    }

    /** A line of a program that speaks of a request and is no KDC: a trace, a sensor. */
    public static AnEvent requestSeenBy(String host, String dataset) {
        AnEvent event = new AnEvent(host + "/" + dataset);
        event.host = host;
        event.builder
                .field(FieldNames.HOST, host)
                .field(FieldNames.PROVIDER, dataset)
                .field(FieldNames.DATASET, dataset)
                .field(FieldNames.CODE, "request")
                .field(FieldNames.KRB_REQUEST, "TGS")
                .field(FieldNames.KRB_STATUS, "ISSUE")
                .field(FieldNames.KRB_CLIENT, "erp01$@CORP.EXAMPLE");
        return event;
    }

    public AnEvent at(String instant) {
        time = Instant.parse(instant);
        return this;
    }

    public AnEvent from(String address) {
        builder.field(FieldNames.SOURCE_IP, address);
        return this;
    }

    public AnEvent error(String text) {
        builder.field(FieldNames.KRB_ERROR, text);
        return this;
    }

    public AnEvent data(String name, String value) {
        builder.data(name, value);
        return this;
    }

    public Event build() {
        return builder.stamp(Stamp.inFile(time.toString(), time, Duration.ofNanos(100), HostName.of(host)))
                .build();
    }
}
