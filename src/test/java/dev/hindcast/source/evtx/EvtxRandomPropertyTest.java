package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeEvent.event;
import static dev.hindcast.source.evtx.MadeForwarded.forwarded;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeValue.binXml;
import static dev.hindcast.source.evtx.SpecimenEvents.DC;
import static dev.hindcast.source.evtx.SpecimenEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random logs: every way says the same of them, and what was put in comes out. */
class EvtxRandomPropertyTest {

    private static final int FILES = 400;

    private static final String[] NAMES = {
        "A", "B", "A_2", "Threat Name", "param1", "param2", "param10", "TargetUserName", "IpAddress", "IpPort", "\u00c4"
    };

    /** A record and what must be in its data, by the names of the fields. */
    private record Made(MadeBody body, int code, Map<String, String> data, Map<String, String> userData) {}

    private SplittableRandom random = new SplittableRandom(0);

    @Test
    void every_way_agrees_and_values_come_out_as_they_were_put_in() {
        for (int seed = 1; seed <= FILES; seed++) {
            random = new SplittableRandom(seed);
            file("seed " + seed);
        }
    }

    private void file(String seed) {
        EvtxMaker file = EvtxMaker.file();
        List<Made> all = new ArrayList<>();
        int chunks = 1 + random.nextInt(3);
        for (int i = 0; i < chunks; i++) {
            List<Made> records = records();
            int first = all.size() + 1;
            file.chunk(c -> {
                for (int n = 0; n < records.size(); n++) {
                    c.record(first + n, records.get(n).body());
                }
            });
            all.addAll(records);
        }
        List<Event> events = EvtxWays.agreed(file.bytes(), seed);
        assertThat(events).as(seed).hasSize(all.size());
        for (int i = 0; i < all.size(); i++) {
            Event event = events.get(i);
            String what = seed + " record " + (i + 1);
            assertThat(event.recordId()).as(what).isEqualTo(i + 1);
            assertThat(event.code())
                    .as(what)
                    .isEqualTo(Integer.toString(all.get(i).code()));
            assertThat(event.text(FieldNames.RECORD_STATE)).as(what).isEmpty();
            assertThat(EvtxWays.data(event)).as(what).isEqualTo(all.get(i).data());
            assertThat(EvtxWays.below(event, FieldNames.USER_DATA))
                    .as(what)
                    .isEqualTo(all.get(i).userData());
        }
    }

    /** A few shapes, each with several records whose values differ. */
    private List<Made> records() {
        List<Made> records = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Supplier<Made> shape = shape();
            for (int n = 0; n <= random.nextInt(4); n++) {
                records.add(random.nextInt(8) == 0 ? without() : shape.get());
            }
        }
        return records;
    }

    private Supplier<Made> shape() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> named();
            case 2 -> this::classic;
            case 3 -> userData();
            case 4 -> forwardedShape();
            default -> this::withoutTemplate;
        };
    }

    private MadeEvent any(int code) {
        MadeEvent event = event("Made", code, DC, at(random.nextInt(60))).level(random.nextInt(7));
        if (random.nextBoolean()) {
            event.newer();
        }
        if (random.nextInt(3) == 0) {
            event.qualifiers(random.nextInt(65_536)).user("S-1-5-18").task(random.nextInt(20_000));
        }
        return event;
    }

    private Made without() {
        return new Made(any(9).noPayload(), 9, Map.of(), Map.of());
    }

    private Supplier<Made> named() {
        int count = random.nextInt(9);
        String[] names = new String[count];
        boolean[] optional = new boolean[count];
        for (int i = 0; i < count; i++) {
            names[i] = random.nextInt(5) == 0 ? null : NAMES[random.nextInt(NAMES.length)];
            optional[i] = random.nextBoolean();
        }
        return () -> {
            MadeEvent event = any(1);
            ExpectedFields expected = new ExpectedFields();
            for (int i = 0; i < count; i++) {
                RandomValue value = RandomValue.of(random);
                if (names[i] == null) {
                    event.unnamed(value.value());
                } else if (optional[i]) {
                    event.optionalData(names[i], value.value());
                } else {
                    event.data(names[i], value.value());
                }
                if (!value.isNull() || (names[i] != null && !optional[i])) {
                    for (String item : value.items()) {
                        expected.data(names[i], item);
                    }
                }
            }
            return new Made(event, 1, expected.map(), Map.of());
        };
    }

    private Made classic() {
        String[] texts = new String[random.nextInt(14)];
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < texts.length; i++) {
            texts[i] = RandomValue.text(random);
            expected.put("param" + (i + 1), texts[i]);
        }
        if (texts.length == 0) {
            expected.put("param1", "");
        }
        boolean binary = random.nextBoolean();
        if (binary) {
            expected.put("Binary", "00FF");
        }
        MadeValue bytes = binary ? MadeValue.binary(0, 255) : MadeValue.nil(2);
        return new Made(any(2).classic(bytes, texts), 2, expected, Map.of());
    }

    private Supplier<Made> userData() {
        RandomTree tree = new RandomTree(random, true);
        return () -> {
            List<RandomValue> values = new ArrayList<>();
            for (int i = 0; i < tree.slots(); i++) {
                values.add(RandomValue.of(random));
            }
            ExpectedFields expected = new ExpectedFields();
            tree.expect(values, expected);
            MadeValue[] made = values.stream().map(RandomValue::value).toArray(MadeValue[]::new);
            return new Made(any(3).userData(tree.wrapper(), made), 3, Map.of(), expected.map());
        };
    }

    /** Elements without dependency ids as the payload, as CAPI2 writes them. */
    private Made withoutTemplate() {
        RandomTree tree = new RandomTree(random, false);
        ExpectedFields expected = new ExpectedFields();
        tree.expect(List.of(), expected);
        MadeEvent event = any(4).payload(binXml(element("UserData", tree.wrapper())));
        return new Made(event, 4, Map.of(), expected.map());
    }

    private Supplier<Made> forwardedShape() {
        int count = random.nextInt(6);
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = random.nextInt(4) == 0 ? null : NAMES[random.nextInt(NAMES.length)];
        }
        boolean rendered = random.nextInt(4) == 0;
        return () -> {
            String digits = List.of("", ".1234567", ".123456700", ".5").get(random.nextInt(4));
            MadeForwarded event =
                    forwarded("Security", 5, "WS" + random.nextInt(3), "2026-03-14T22:41:10" + digits + "Z");
            ExpectedFields expected = new ExpectedFields();
            for (String name : names) {
                String text = RandomValue.text(random);
                if (name == null) {
                    event.unnamed(text);
                } else {
                    event.data(name, text);
                }
                expected.data(name, text);
            }
            if (rendered) {
                event.rendering("en-US", "A message.", "Information");
            }
            return new Made(event, 5, expected.map(), Map.of());
        };
    }
}
