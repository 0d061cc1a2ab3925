package dev.hindcast.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.source.Collected;
import dev.hindcast.source.Corpora;
import dev.hindcast.source.Format;
import dev.hindcast.source.MemorySource;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Captures of console tools as a test reads them. */
final class Answered {

    private Answered() {}

    static Format format(String id) {
        return ConsoleCapture.builtIn().stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Reads a capture that must be recognised as of this kind and be read whole. */
    static Collected read(String id, Source source) throws IOException {
        Recognition vote = format(id).recognise(Sample.of(source));
        assertThat(vote.isMatch()).as(source.path() + " is " + id).isTrue();
        Collected read = Collected.of(format(id), source);
        assertThat(read.reading().tally().rejected())
                .as(source.path() + ": " + read.diagnostics())
                .isZero();
        return read;
    }

    static Collected read(String id, String text) throws IOException {
        return read(id, MemorySource.of("captures/app01_answers.txt", text));
    }

    static Collected corpus(String id, String file) throws IOException {
        return read(id, Corpora.textFormat(file));
    }

    /** An event's values under these names, {@code -} where it has none, apart by blanks. */
    static String values(Event event, String... names) {
        return Arrays.stream(names)
                .map(name -> event.text(name).isEmpty() ? "-" : event.text(name))
                .collect(Collectors.joining(" "));
    }

    static List<String> values(Collected read, String... names) {
        return read.events().stream().map(event -> values(event, names)).toList();
    }

    /** The kinds of the events in their order. */
    static List<String> kinds(Collected read) {
        return read.events().stream().map(e -> e.provenance().reader()).toList();
    }

    /** What every event of a kind carries. */
    static void assertContract(Collected read, String id, String program) {
        assertThat(read.events()).isNotEmpty().allSatisfy(event -> {
            assertThat(event.text(FieldNames.DATASET)).isEqualTo(id);
            assertThat(event.code()).isEqualTo(id);
            assertThat(event.provenance().reader()).isEqualTo(id);
            assertThat(event.text(FieldNames.PROVIDER)).isEqualTo(program);
            assertThat(event.text(FieldNames.OUTCOME)).isIn("success", "failure", "unknown");
            assertThat(event.text(FieldNames.MESSAGE)).isNotEmpty();
            assertThat(event.text(FieldNames.HOST_HINT)).isNotNull();
        });
    }
}
