package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.optional;
import static dev.hindcast.source.evtx.MadeNode.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random tree for UserData, as a template or without one, and what its fields must be for given values. */
final class RandomTree {

    private static final String[] NAMES = {"User", "Session", "Address", "X", "\u00c4"};
    private static final String[] ATTRIBUTES = {"Id", "Name", "of", "value"};

    private final SplittableRandom random;
    private final boolean template;
    private final MadeNode.Element wrapper;
    private int slots;

    RandomTree(SplittableRandom random, boolean template) {
        this.random = random;
        this.template = template;
        List<MadePart> children = new ArrayList<>();
        children.add(attribute("xmlns", "Event_NS"));
        for (int i = 0; i <= random.nextInt(4); i++) {
            children.add(node(1));
        }
        wrapper = element("EventXML", children.toArray(MadePart[]::new));
    }

    MadeNode.Element wrapper() {
        return wrapper;
    }

    int slots() {
        return slots;
    }

    private MadeNode.Element node(int depth) {
        List<MadePart> parts = new ArrayList<>();
        int first = random.nextInt(ATTRIBUTES.length);
        for (int i = 0; i < random.nextInt(3); i++) {
            parts.add(attribute(ATTRIBUTES[(first + i) % ATTRIBUTES.length], pieces().toArray(MadeNode[]::new)));
        }
        if (depth < 4 && random.nextInt(3) == 0) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                parts.add(node(depth + 1));
            }
        } else if (random.nextInt(6) > 0) {
            parts.addAll(pieces());
        }
        MadeNode.Element made = element(NAMES[random.nextInt(NAMES.length)], parts.toArray(MadePart[]::new));
        return random.nextBoolean() ? made.pair() : made;
    }

    /** Mostly one text or value, sometimes several side by side. */
    private List<MadeNode> pieces() {
        List<MadeNode> pieces = new ArrayList<>();
        int count = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < count; i++) {
            pieces.add(piece());
        }
        return pieces;
    }

    private MadeNode piece() {
        int kind = random.nextInt(template ? 8 : 3);
        return switch (kind) {
            case 0 -> random.nextBoolean() ? MadeNode.entity("amp") : MadeNode.character(0x20AC);
            case 1, 2 -> MadeNode.text(RandomValue.text(random));
            case 3, 4, 5 -> value(slot(), MadeValue.STRING);
            default -> optional(slot(), MadeValue.STRING);
        };
    }

    private int slot() {
        return slots > 0 && random.nextInt(8) == 0 ? random.nextInt(slots) : slots++;
    }

    // ---- what must come out

    void expect(List<RandomValue> values, ExpectedFields fields) {
        for (MadeNode child : wrapper.content()) {
            expect((MadeNode.Element) child, "", values, fields);
        }
    }

    private static void expect(MadeNode.Element element, String path, List<RandomValue> values, ExpectedFields fields) {
        int dependency = element.writtenDependency();
        if (dependency != MadeNode.INDEPENDENT && values.get(dependency).isNull()) {
            return;
        }
        List<MadeNode.Substitution> substitutions = element.content().stream()
                .filter(MadeNode.Substitution.class::isInstance)
                .map(MadeNode.Substitution.class::cast)
                .toList();
        RandomValue only =
                substitutions.size() == 1 ? values.get(substitutions.get(0).index()) : null;
        List<String> items = only != null && only.isArray() ? only.items() : List.of("");
        String here = path + element.name();
        for (String item : items) {
            for (MadeNode.Attribute attribute : element.attributes()) {
                boolean literal = attribute.value().stream().noneMatch(MadeNode.Substitution.class::isInstance);
                String text = text(attribute.value(), values, null);
                if (literal || !text.isEmpty()) {
                    fields.put(here + "." + attribute.name(), text);
                }
            }
            boolean leaf = true;
            for (MadeNode child : element.content()) {
                if (child instanceof MadeNode.Element nested) {
                    expect(nested, here + ".", values, fields);
                    leaf &= isAbsent(nested, values);
                }
            }
            if (leaf) {
                fields.put(here, text(element.content(), values, items.equals(List.of("")) ? null : item));
            }
        }
    }

    private static boolean isAbsent(MadeNode.Element element, List<RandomValue> values) {
        int dependency = element.writtenDependency();
        return dependency != MadeNode.INDEPENDENT && values.get(dependency).isNull();
    }

    private static String text(List<MadeNode> nodes, List<RandomValue> values, String item) {
        StringBuilder text = new StringBuilder();
        for (MadeNode node : nodes) {
            if (node instanceof MadeNode.Text literal) {
                text.append(literal.text());
            } else if (node instanceof MadeNode.Substitution s) {
                text.append(item == null ? values.get(s.index()).joined() : item);
            } else if (node instanceof MadeNode.CharacterReference reference) {
                text.append((char) reference.code());
            } else if (node instanceof MadeNode.EntityReference) {
                text.append('&');
            }
        }
        return text.toString();
    }
}
