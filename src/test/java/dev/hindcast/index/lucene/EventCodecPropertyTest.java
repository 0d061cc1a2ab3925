package dev.hindcast.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hindcast.event.Event;
import dev.hindcast.event.Layouts;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.index.RandomEvents;
import dev.hindcast.index.Shown;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 4771})
    void an_event_comes_back_as_it_was_written(long seed) throws IOException {
        RandomEvents random = new RandomEvents(seed);
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < 3000; i++) {
            Event event = random.next();
            out.clear();
            EventCodec.write(event, out);
            Event back = read(event, out.copy());
            assertThat(Shown.of(back)).as("seed %d, event %d", seed, i).isEqualTo(Shown.of(event));
        }
    }

    @Test
    void every_utf_16_unit_comes_back() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int unit = 0; unit <= 0xffff; unit++) {
            all.append((char) unit);
        }
        Provenance place = new Provenance("a", Position.FILE, "r");
        Event event = Event.at(place, new Layouts()).field("n", all.toString()).build();
        ByteWriter out = new ByteWriter();
        EventCodec.write(event, out);
        assertThat(read(event, out.copy()).text("n")).isEqualTo(all.toString());
        byte[] units = FieldTerms.bytesOf(all.toString());
        assertThat(ByteReader.textOf(units, 0, units.length)).isEqualTo(all.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {7})
    void damaged_bytes_are_an_io_exception_or_another_event_and_nothing_worse(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        RandomEvents random = new RandomEvents(seed);
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < 5000; i++) {
            Event event = random.next();
            out.clear();
            EventCodec.write(event, out);
            byte[] bytes = out.copy();
            bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
            assertThatCode(() -> {
                        try {
                            assertThat(read(event, bytes).citations()).isNotEmpty();
                        } catch (IOException damaged) {
                            assertThat(damaged).hasMessageContaining("stored");
                        }
                    })
                    .as("seed %d, event %d", seed, i)
                    .doesNotThrowAnyException();
        }
    }

    private static Event read(Event like, byte[] bytes) throws IOException {
        return EventCodec.read(
                new ByteReader(bytes, 0, bytes.length), like.layout().names(), new Layouts());
    }
}
