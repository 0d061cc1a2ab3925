package dev.hindcast.source.evtx;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes BinXml into one chunk (MS-EVEN6 2.2.12 and what real files do): a name or a definition stands inline where
 * it is first used and is named by its chunk offset afterwards. Throws {@link BufferOverflowException} where the
 * chunk ends.
 */
final class BinXmlMaker {

    static final int CHUNK_SIZE = 65_536;
    static final int RECORDS_START = 512;
    static final int HASH_FACTOR = 65_599;
    static final int NAME_BUCKETS = 64;
    static final int DEFINITION_BUCKETS = 32;

    /** The FILETIME of the first record: no definition stands there, and what does is no template's id. */
    private static final int NO_DEFINITION = RECORDS_START + 16;

    private static final int MORE = 0x40;

    private final ByteBuffer out = ByteBuffer.allocate(CHUNK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private State state = new State();
    private boolean definitionsLost;

    /** What a rolled-back record must leave as it was. */
    private static final class State {
        final Map<String, Integer> names = new HashMap<>();
        final Map<String, Integer> definitions = new HashMap<>();
        final int[] nameHeads = new int[NAME_BUCKETS];
        final int[] definitionHeads = new int[DEFINITION_BUCKETS];
        int position = RECORDS_START;

        State copy() {
            State copy = new State();
            copy.names.putAll(names);
            copy.definitions.putAll(definitions);
            System.arraycopy(nameHeads, 0, copy.nameHeads, 0, NAME_BUCKETS);
            System.arraycopy(definitionHeads, 0, copy.definitionHeads, 0, DEFINITION_BUCKETS);
            return copy;
        }
    }

    BinXmlMaker() {
        out.position(RECORDS_START);
    }

    ByteBuffer out() {
        return out;
    }

    int position() {
        return out.position();
    }

    /** Runs a write that leaves nothing behind if the chunk is too small for it. */
    boolean tried(Runnable write) {
        State before = state.copy();
        before.position = out.position();
        try {
            write.run();
            return true;
        } catch (BufferOverflowException e) {
            state = before;
            out.position(before.position);
            Arrays.fill(out.array(), before.position, CHUNK_SIZE, (byte) 0);
            return false;
        }
    }

    /** From here on instances name definitions that are not there, as in records older than the chunk's content. */
    void definitionsLost(boolean lost) {
        definitionsLost = lost;
    }

    int[] nameHeads() {
        return state.nameHeads.clone();
    }

    int[] definitionHeads() {
        return state.definitionHeads.clone();
    }

    List<Integer> nameOffsets() {
        return state.names.values().stream().sorted().toList();
    }

    /** The offsets of the definitions that stand inline in a stretch of the chunk. */
    List<Integer> definitionOffsets(int from, int to) {
        return state.definitions.values().stream()
                .filter(at -> at >= from && at < to)
                .sorted()
                .toList();
    }

    void fragment(boolean header, List<MadeNode> nodes) {
        if (header) {
            header();
        }
        for (MadeNode node : nodes) {
            node(node, false, null);
        }
        u8(0);
    }

    private void header() {
        u8(0x0F);
        u8(1);
        u8(1);
        u8(0);
    }

    private void content(List<MadeNode> nodes, MadeTemplate definition) {
        for (int i = 0; i < nodes.size(); i++) {
            node(nodes.get(i), i + 1 < nodes.size(), definition);
        }
    }

    /** {@code definition} is null outside of definitions: elements have no dependency id there. */
    private void node(MadeNode node, boolean more, MadeTemplate definition) {
        int flag = more ? MORE : 0;
        if (node instanceof MadeNode.Element element) {
            element(element, definition);
        } else if (node instanceof MadeNode.Text text) {
            u8(0x05 | flag);
            u8(MadeValue.STRING);
            counted(text.text());
        } else if (node instanceof MadeNode.Substitution s) {
            u8(s.optional() ? 0x0E : 0x0D);
            u16(s.index());
            u8(s.type());
        } else if (node instanceof MadeNode.EntityReference entity) {
            u8(0x09 | flag);
            name(entity.name());
        } else if (node instanceof MadeNode.CharacterReference character) {
            u8(0x08 | flag);
            u16(character.code());
        } else if (node instanceof MadeNode.CData cdata) {
            u8(0x07 | flag);
            counted(cdata.text());
        } else if (node instanceof MadeNode.Instruction instruction) {
            u8(0x0A);
            name(instruction.target());
            u8(0x0B);
            counted(instruction.data());
        } else if (node instanceof MadeNode.Instance instance) {
            instance(instance.template(), instance.values());
        } else {
            instance(definition, List.of());
        }
    }

    private void element(MadeNode.Element element, MadeTemplate definition) {
        boolean attributes = !element.attributes().isEmpty();
        u8(attributes ? 0x01 | MORE : 0x01);
        if (definition != null) {
            u16(element.writtenDependency());
        }
        int length = reserved();
        name(element.name());
        if (attributes) {
            int listLength = reserved();
            for (int i = 0; i < element.attributes().size(); i++) {
                MadeNode.Attribute attribute = element.attributes().get(i);
                u8(i + 1 < element.attributes().size() ? 0x06 | MORE : 0x06);
                name(attribute.name());
                content(attribute.value(), definition);
            }
            filled(listLength);
        }
        if (element.closed() && element.content().isEmpty()) {
            u8(0x03);
        } else {
            u8(0x02);
            content(element.content(), definition);
            u8(0x04);
        }
        filled(length);
    }

    private void instance(MadeTemplate template, List<MadeValue> values) {
        u8(0x0C);
        u8(1);
        u32(template.id());
        Integer known = definitionsLost ? Integer.valueOf(NO_DEFINITION) : state.definitions.get(template.guid());
        if (known != null) {
            u32(known);
        } else {
            definition(template);
        }
        u32(values.size());
        int specs = out.position();
        for (MadeValue value : values) {
            u16(0);
            u8(value.type());
            u8(0);
        }
        for (int i = 0; i < values.size(); i++) {
            int start = out.position();
            if (values.get(i) instanceof MadeValue.Bytes bytes) {
                out.put(bytes.bytes());
            } else {
                MadeValue.Fragment fragment = (MadeValue.Fragment) values.get(i);
                fragment(fragment.header(), fragment.nodes());
            }
            out.putShort(specs + 4 * i, (short) (out.position() - start));
        }
    }

    private void definition(MadeTemplate template) {
        int at = out.position() + 4;
        u32(at);
        // known before its content is written, so that a hostile one can name itself
        state.definitions.put(template.guid(), at);
        u32(state.definitionHeads[template.bucket()]);
        state.definitionHeads[template.bucket()] = at;
        out.put(template.guidBytes());
        int size = reserved();
        header();
        element(template.root(), template);
        u8(0);
        filled(size);
    }

    private void name(String name) {
        Integer known = state.names.get(name);
        if (known != null) {
            u32(known);
            return;
        }
        int at = out.position() + 4;
        int hash = hash(name);
        int bucket = hash % NAME_BUCKETS;
        u32(at);
        state.names.put(name, at);
        u32(state.nameHeads[bucket]);
        state.nameHeads[bucket] = at;
        u16(hash);
        counted(name);
        u16(0);
    }

    /** MS-EVEN6 2.2.12, NameHash: h·65599 + unit, the low 16 bits. */
    static int hash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * HASH_FACTOR + name.charAt(i);
        }
        return hash & 0xFFFF;
    }

    private void counted(String text) {
        u16(text.length());
        // unit by unit: a lone surrogate must come out as it is, which no charset's encoder allows
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
    }

    private int reserved() {
        int at = out.position();
        u32(0);
        return at;
    }

    private void filled(int reserved) {
        out.putInt(reserved, out.position() - reserved - 4);
    }

    private void u8(int value) {
        out.put((byte) value);
    }

    private void u16(int value) {
        out.putShort((short) value);
    }

    private void u32(int value) {
        out.putInt(value);
    }
}
