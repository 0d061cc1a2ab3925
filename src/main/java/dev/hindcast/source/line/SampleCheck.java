package dev.hindcast.source.line;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import java.util.Map;
import java.util.Optional;

/** Whether a line format reads its own samples as its document says. */
final class SampleCheck {

    private final LineFormat format;

    private SampleCheck(LineFormat format) {
        this.format = format;
    }

    static SampleCheck of(LineFormat format) {
        return new SampleCheck(format);
    }

    /** The first sample that is read otherwise, in words; empty where all agree. */
    Optional<String> firstFault() {
        LineParser parser = new LineParser(format);
        for (LineSample sample : format.samples()) {
            Provenance place = new Provenance("sample", Position.line(1), format.id());
            if (!parser.parse(sample.line())) {
                return Optional.of("its sample is not a line of it: " + sample.line());
            }
            Event event = parser.event(Event.at(place, new Layouts())).build();
            for (Map.Entry<String, String> expected : sample.expected().entrySet()) {
                String found = event.text(expected.getKey());
                if (!found.equals(expected.getValue())) {
                    return Optional.of(expected.getKey() + " of its sample is \"" + found + "\", not \""
                            + expected.getValue() + "\": " + sample.line());
                }
            }
        }
        return Optional.empty();
    }
}
