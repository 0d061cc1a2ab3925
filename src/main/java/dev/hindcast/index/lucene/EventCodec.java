package dev.hindcast.index.lucene;

import dev.hindcast.event.Event;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Layout;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One event as bytes and back, with every field, the stamp and all citations, whatever characters they hold. The names
 * of the fields are not in it: they stand once a block, as a {@link Layout} that the caller keeps.
 *
 * <p>{@code citations: count, {evidence, unit, number, reader}}, {@code stamped: 0 | 1 {raw, seconds, nanos, resolution
 * seconds, nanos, basis, zone, clock}}, {@code values} in slot order.
 */
final class EventCodec {

    static void write(Event event, ByteWriter out) {
        out.writeUnsigned(event.citations().size());
        for (Provenance place : event.citations()) {
            out.writeText(place.evidence());
            out.writeByte(codeOf(place.position().unit()));
            out.writeSigned(place.position().number());
            out.writeText(place.reader());
        }
        event.stamp().ifPresentOrElse(stamp -> writeStamp(stamp, out), () -> out.writeByte(0));
        int size = event.layout().size();
        for (int slot = 0; slot < size; slot++) {
            out.writeText(event.value(slot));
        }
    }

    static Event read(ByteReader in, List<String> fieldNames, Layouts layouts) throws IOException {
        List<Provenance> citations = readCitations(in);
        Event.Builder event = Event.at(citations.get(0), layouts);
        citations.subList(1, citations.size()).forEach(event::alsoAt);
        if (in.readByte() != 0) {
            event.stamp(readStamp(in));
        }
        for (String name : fieldNames) {
            event.field(name, in.readText());
        }
        return event.build();
    }

    private static List<Provenance> readCitations(ByteReader in) throws IOException {
        int count = in.readCount();
        if (count == 0) {
            throw new IOException("stored event without a citation at byte " + in.position());
        }
        List<Provenance> citations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String evidence = in.readText();
            Position.Unit unit = unitOf(in.readByte());
            citations.add(new Provenance(evidence, new Position(unit, in.readSigned()), in.readText()));
        }
        return citations;
    }

    private static void writeStamp(Stamp stamp, ByteWriter out) {
        out.writeByte(1);
        out.writeText(stamp.raw());
        Instant instant = stamp.instant();
        out.writeSigned(instant.getEpochSecond());
        out.writeUnsigned(instant.getNano());
        out.writeSigned(stamp.resolution().toSeconds());
        out.writeUnsigned(stamp.resolution().toNanosPart());
        out.writeByte(codeOf(stamp.basis()));
        out.writeText(stamp.zone());
        out.writeText(stamp.clock().value());
    }

    private static Stamp readStamp(ByteReader in) throws IOException {
        String raw = in.readText();
        try {
            Instant instant = Instant.ofEpochSecond(in.readSigned(), in.readUnsigned());
            Duration resolution = Duration.ofSeconds(in.readSigned(), in.readUnsigned());
            StampBasis basis = basisOf(in.readByte());
            String zone = in.readText();
            return new Stamp(raw, instant, resolution, basis, zone, new HostName(in.readText()));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IOException("stored stamp before byte " + in.position() + " is out of range", e);
        }
    }

    // the codes are the file format: they do not follow the order of the constants

    private static int codeOf(StampBasis basis) {
        return switch (basis) {
            case IN_FILE -> 1;
            case STATED -> 2;
            case ASSUMED -> 3;
            case INFERRED -> 4;
            case NOT_APPLICABLE -> 5;
        };
    }

    private static StampBasis basisOf(int code) throws IOException {
        for (StampBasis basis : StampBasis.values()) {
            if (codeOf(basis) == code) {
                return basis;
            }
        }
        throw new IOException("stored stamp with the unknown basis " + code);
    }

    private static int codeOf(Position.Unit unit) {
        return switch (unit) {
            case FILE -> 1;
            case RECORD -> 2;
            case LINE -> 3;
            case ROW -> 4;
            case BYTE -> 5;
        };
    }

    private static Position.Unit unitOf(int code) throws IOException {
        for (Position.Unit unit : Position.Unit.values()) {
            if (codeOf(unit) == code) {
                return unit;
            }
        }
        throw new IOException("stored position in the unknown unit " + code);
    }

    private EventCodec() {}
}
