package dev.hindcast.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes the values that {@code report.json} is made of, each in the one way that its schema allows. */
final class JsonDocument implements Closeable {

    /** Writes one value or the members of one object. */
    @FunctionalInterface
    interface Part<T> {
        void write(T value) throws IOException;
    }

    private final Report report;
    private final JsonGenerator json;

    JsonDocument(Report report, OutputStream out) throws IOException {
        this.report = report;
        DefaultIndenter lines = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(lines)
                .withObjectIndenter(lines);
        json = JsonFactory.builder()
                .configure(JsonWriteFeature.WRITE_NAN_AS_STRINGS, false)
                .build()
                .createGenerator(out)
                .setPrettyPrinter(printer)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    Report report() {
        return report;
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** Null for an empty text. */
    void optionalText(String name, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    void nothing(String name) throws IOException {
        json.writeNullField(name);
    }

    void count(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    /** Null for NaN and the infinities. */
    void number(String name, double value, int decimals) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNullField(name);
            return;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        json.writeFieldName(name);
        json.writeNumber(rounded.signum() == 0 ? BigDecimal.ZERO : shortest(rounded));
    }

    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    void seconds(String name, double value) throws IOException {
        number(name, value, 3);
    }

    /** A probability to three digits; null for NaN. */
    void probability(String name, double value) throws IOException {
        number(name, value, 3);
    }

    void host(String name, HostName host) throws IOException {
        optionalText(name, host.value());
    }

    void time(String name, Instant time) throws IOException {
        json.writeStringField(name, Times.iso(time));
    }

    /** An interval as three members of the current object. */
    void bounds(Moment moment) throws IOException {
        optionalTime("time", moment.best().map(Times::iso).orElse(""));
        optionalTime("earliest", moment.earliest().map(Times::iso).orElse(""));
        optionalTime("latest", moment.latest().map(Times::iso).orElse(""));
    }

    private void optionalTime(String name, String iso) throws IOException {
        optionalText(name, iso);
    }

    /** The best estimate of a moment, else null. */
    void best(String name, Moment moment) throws IOException {
        optionalText(name, Times.anyOf(moment).map(Times::iso).orElse(""));
    }

    void earliest(String name, Moment moment) throws IOException {
        optionalText(name, moment.earliest().or(moment::best).map(Times::iso).orElse(""));
    }

    void latest(String name, Moment moment) throws IOException {
        optionalText(name, moment.latest().or(moment::best).map(Times::iso).orElse(""));
    }

    void interval(String name, Moment moment) throws IOException {
        object(name, () -> bounds(moment));
    }

    /** An interval, or null where nothing is known of when. */
    void optionalInterval(String name, Moment moment) throws IOException {
        if (moment.isKnown()) {
            interval(name, moment);
        } else {
            nothing(name);
        }
    }

    /** Members of an object. */
    @FunctionalInterface
    interface Members {
        void write() throws IOException;
    }

    void object(String name, Members members) throws IOException {
        json.writeFieldName(name);
        object(members);
    }

    void object(Members members) throws IOException {
        json.writeStartObject();
        members.write();
        json.writeEndObject();
    }

    /** An array of objects. */
    <T> void objects(String name, Collection<T> values, Part<T> members) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            object(() -> members.write(value));
        }
        json.writeEndArray();
    }

    void texts(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void findings(List<Finding> cited) throws IOException {
        findings("findings", cited);
    }

    void findings(String name, List<Finding> cited) throws IOException {
        texts(name, report.ids(cited));
    }

    void citations(String name, List<Citation> citations) throws IOException {
        objects(name, citations, citation -> {
            String path = citation.provenance().evidence();
            Optional<String> id = report.evidenceId(path);
            text("evidence", id.orElseThrow(() -> new IllegalStateException("no evidence file of this case: " + path)));
            text("position", citation.provenance().position().toString());
            optionalText("event", citation.eventId());
        });
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
