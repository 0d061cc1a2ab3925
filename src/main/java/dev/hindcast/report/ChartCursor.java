package dev.hindcast.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the picture's cursor reads: offsets and moments, by hours since the picture's start. */
final class ChartCursor {

    /** About one point in four pixels of the wide drawing; the drawing itself has all. */
    private static final int POINTS_MAX = 220;

    private ChartCursor() {}

    /** JSON in which no character can end a script element or begin a comment in it. */
    static String json(Report report, Incident incident) {
        PictureSpan span = PictureSpan.of(report, incident);
        List<HostReport> host = report.host(incident.host()).stream().toList();
        List<OffsetSample> line = OffsetPanel.line(span, host);
        int every = Math.max(1, (line.size() + POINTS_MAX - 1) / POINTS_MAX);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("start", Times.iso(span.from()));
            json.writeFieldName("hours");
            number(json, hours(span, span.to()), 3);
            json.writeFieldName("cutover");
            number(
                    json,
                    PictureMoment.cutoverTime(incident).map(t -> hours(span, t)).orElse(Double.NaN),
                    3);
            json.writeArrayFieldStart("samples");
            for (int i = 0; i < line.size(); i++) {
                // a change of quality or a step must keep both its sides
                if (i % every == 0 || i == line.size() - 1 || differs(line, i)) {
                    sample(json, span, line.get(i));
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("moments");
            for (PictureMoment moment : PictureMoment.of(report, incident)) {
                json.writeStartArray();
                number(json, hours(span, moment.instant()), 3);
                json.writeString(moment.what());
                json.writeString(
                        report.ids(moment.findings()).stream().findFirst().orElse(""));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string takes all that is written", impossible);
        }
        return text.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static boolean differs(List<OffsetSample> line, int i) {
        OffsetSample here = line.get(i);
        boolean before = i > 0 && isOther(line.get(i - 1), here);
        return before || (i + 1 < line.size() && isOther(here, line.get(i + 1)));
    }

    private static boolean isOther(OffsetSample a, OffsetSample b) {
        return a.quality() != b.quality() || a.time().equals(b.time());
    }

    private static void sample(JsonGenerator json, PictureSpan span, OffsetSample sample) throws IOException {
        json.writeStartArray();
        number(json, hours(span, sample.time()), 3);
        number(json, sample.offsetSeconds(), 2);
        number(json, sample.band().lowSeconds(), 2);
        number(json, sample.band().highSeconds(), 2);
        json.writeString(sample.quality().word());
        json.writeEndArray();
    }

    private static double hours(PictureSpan span, Instant time) {
        return Duration.between(span.from(), time).toMillis() / 3_600_000.0;
    }

    private static void number(JsonGenerator json, double value, int decimals) throws IOException {
        if (Double.isFinite(value)) {
            double unit = Math.pow(10, decimals);
            json.writeNumber(Math.rint(value * unit) / unit);
        } else {
            json.writeNull();
        }
    }
}
