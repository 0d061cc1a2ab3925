package dev.hindcast.source.evtx;

import java.util.Arrays;
import java.util.Locale;

/**
 * Turns the tokens of one element into a {@link Program}, and is strict about every length that they state: the lengths
 * of elements and attribute lists are what damage shows in first. One a worker; its arrays are used again.
 *
 * <p>Grammar: MS-EVEN6 2.2.12 as it stands on disk (EVTX page, 2.2). The two bytes of a dependency stand exactly inside
 * template definitions.
 */
final class ProgramParser {

    /** Windows' own elements nest six deep, Exchange's about twenty; beyond this it is an attack on the stack. */
    static final int ELEMENT_DEPTH_MAX = 512;

    /** A chunk has 65,536 bytes and an element takes 11 of them; more steps than that cannot come from real text. */
    private static final int CODE_MAX = 1 << 16;

    private static final int NO_DEPENDENCY = 0xffff;

    private final Chunk chunk;
    private final ChunkNames inChunk;
    private int[] code = new int[512];
    private int codeLength;
    private byte[] text = new byte[1024];
    private int textLength;
    private int lastText = -1;
    private String[] names = new String[64];
    private int[] nameOffsets = new int[64];
    private int nameCount;
    private boolean definition;
    private boolean doubtful;
    private int position;
    private int limit;

    ProgramParser(Chunk chunk) {
        this.chunk = chunk;
        this.inChunk = chunk.names();
    }

    /**
     * Reads one element; {@link #program} and {@link #tree} then say what it was.
     *
     * @param from where its token stands in the chunk
     * @param end no byte at or behind this is read as part of it
     * @param inDefinition whether it stands in a template definition, where each element names a dependency
     * @throws BinXmlFault where the bytes break the grammar
     */
    void element(int from, int end, boolean inDefinition) throws BinXmlFault {
        codeLength = 0;
        textLength = 0;
        nameCount = 0;
        lastText = -1;
        doubtful = false;
        definition = inDefinition;
        position = from;
        limit = end;
        element(0);
    }

    /** The template that was read last: the one that others of the same content share. */
    Program program(Programs programs) {
        return programs.shared(code, codeLength, names, nameCount, text, textLength, doubtful);
    }

    /** The element that was read last, for one record only; it holds until the next is read. */
    Program tree() {
        return Program.tree(code, codeLength, names, text, doubtful);
    }

    /** Lifts the texts of the element that was read last; false where that cannot be done. */
    boolean lift(LiftedTree into) {
        return !doubtful && into.lift(code, codeLength, names, nameCount, text);
    }

    /** Where the names of the element that was read last stand in the chunk. */
    int[] nameOffsets() {
        return Arrays.copyOf(nameOffsets, nameCount);
    }

    /** The first byte behind the element that was read last. */
    int end() {
        return position;
    }

    private void element(int depth) throws BinXmlFault {
        if (depth > ELEMENT_DEPTH_MAX) {
            throw new BinXmlFault("elements are nested more than " + ELEMENT_DEPTH_MAX + " deep");
        }
        int token = token();
        int dependency = definition ? number16() : NO_DEPENDENCY;
        long length = number32();
        int end = endAfter(length, "an element");
        int name = name();
        int open = codeLength;
        add(Program.OPEN | name << 8);
        add(dependency == NO_DEPENDENCY ? -1 : dependency);
        add(0);
        add(-1);
        if ((token & Token.MORE) != 0) {
            attributes(end);
        }
        lastText = -1;
        int closing = token();
        if (closing == Token.CLOSE_START_TAG) {
            content(open, end, depth);
        } else if (closing != Token.CLOSE_EMPTY_ELEMENT) {
            throw unexpected(closing, "the end of a start tag");
        }
        if (position != end) {
            throw new BinXmlFault("an element of " + length + " bytes ends after " + (length - end + position)
                    + " of them, at byte " + position + " of the chunk");
        }
        add(Program.CLOSE);
        code[open + 2] = codeLength;
    }

    private void attributes(int elementEnd) throws BinXmlFault {
        int end = endAfter(number32(), "an attribute list");
        if (end > elementEnd) {
            throw new BinXmlFault("an attribute list is longer than its element");
        }
        while (position < end) {
            int token = token() & ~Token.MORE;
            if (token != Token.ATTRIBUTE) {
                throw unexpected(token, "an attribute");
            }
            int at = codeLength;
            add(Program.ATTRIBUTE | name() << 8);
            add(0);
            while (position < end && (peek() & ~Token.MORE) != Token.ATTRIBUTE) {
                int part = token();
                if (!characters(part)) {
                    throw unexpected(part, "an attribute's value");
                }
            }
            code[at + 1] = codeLength;
        }
        if (position != end) {
            throw new BinXmlFault("an attribute list does not end where it says");
        }
    }

    private void content(int open, int end, int depth) throws BinXmlFault {
        int substitutions = 0;
        while (position < end) {
            int token = peek();
            switch (token) {
                case Token.OPEN_ELEMENT, Token.OPEN_ELEMENT | Token.MORE -> element(depth + 1);
                case Token.END_ELEMENT -> {
                    position++;
                    return;
                }
                case Token.PI_TARGET -> {
                    position++;
                    instruction();
                }
                default -> {
                    position++;
                    int at = codeLength;
                    if (!characters(token)) {
                        throw unexpected(token, "an element's content");
                    }
                    // a piece that continues a text adds no step
                    if (codeLength > at && Program.step(code[at]) == Program.VALUE) {
                        substitutions++;
                        code[open + 3] = substitutions == 1 ? Program.operand(code[at]) : -1;
                    }
                }
            }
        }
        throw new BinXmlFault("an element does not end inside its length");
    }

    /** One piece of character data or a substitution; whether the token was one. */
    private boolean characters(int token) throws BinXmlFault {
        switch (token & ~Token.MORE) {
            case Token.TEXT -> {
                int type = number8();
                if (type != ValueType.STRING) {
                    throw new BinXmlFault("literal text of value type " + type + " at byte " + position);
                }
                units();
            }
            case Token.CDATA -> units();
            case Token.CHARACTER_REFERENCE -> character(number16());
            case Token.ENTITY_REFERENCE -> entity();
            case Token.SUBSTITUTION, Token.OPTIONAL_SUBSTITUTION -> {
                int slot = number16();
                int type = number8();
                add(Program.VALUE | slot << 8);
                add(type);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void instruction() throws BinXmlFault {
        int name = name();
        int at = codeLength;
        add(Program.INSTRUCTION | name << 8);
        add(0);
        add(0);
        if (token() != Token.PI_DATA) {
            throw new BinXmlFault("a processing instruction without its data at byte " + position);
        }
        int from = textLength;
        copyUnits(number16());
        code[at + 1] = textLength - from;
        code[at + 2] = from;
    }

    private void entity() throws BinXmlFault {
        String name = inChunk.name(position, limit);
        position += inChunk.nameBytes(position);
        switch (name) {
            case "amp" -> character('&');
            case "lt" -> character('<');
            case "gt" -> character('>');
            case "quot" -> character('"');
            case "apos" -> character('\'');
            default -> throw new BinXmlFault("the entity " + name + " is none of XML's own");
        }
    }

    private void character(int unit) throws BinXmlFault {
        int from = textLength;
        grow(2);
        text[textLength++] = (byte) unit;
        text[textLength++] = (byte) (unit >> 8);
        addText(from);
    }

    private void units() throws BinXmlFault {
        int from = textLength;
        copyUnits(number16());
        addText(from);
    }

    private void copyUnits(int count) throws BinXmlFault {
        int byteCount = 2 * count;
        if (byteCount > limit - position) {
            throw new BinXmlFault("a text of " + count + " characters does not fit at byte " + position);
        }
        grow(byteCount);
        System.arraycopy(chunk.bytes(), position, text, textLength, byteCount);
        textLength += byteCount;
        position += byteCount;
    }

    /** Pieces of one text that follow each other become one. */
    private void addText(int from) throws BinXmlFault {
        int before = codeLength - 2;
        if (before >= 0 && lastText == before && code[before + 1] + Program.operand(code[before]) == from) {
            code[before] = Program.TEXT | (textLength - code[before + 1]) << 8;
            return;
        }
        lastText = codeLength;
        add(Program.TEXT | (textLength - from) << 8);
        add(from);
    }

    private void grow(int more) {
        if (textLength + more > text.length) {
            text = Arrays.copyOf(text, Math.max(textLength + more, 2 * text.length));
        }
    }

    private void add(int word) throws BinXmlFault {
        if (codeLength == code.length) {
            if (codeLength >= CODE_MAX) {
                throw new BinXmlFault("a fragment has more than " + CODE_MAX + " parts");
            }
            code = Arrays.copyOf(code, 2 * code.length);
        }
        code[codeLength++] = word;
    }

    private int name() throws BinXmlFault {
        String name = inChunk.name(position, limit);
        doubtful |= !inChunk.isNameCertain(position);
        if (nameCount == names.length) {
            names = Arrays.copyOf(names, 2 * nameCount);
            nameOffsets = Arrays.copyOf(nameOffsets, 2 * nameCount);
        }
        names[nameCount] = name;
        nameOffsets[nameCount] = LittleEndian.i32(chunk.bytes(), position);
        position += inChunk.nameBytes(position);
        return nameCount++;
    }

    private int peek() throws BinXmlFault {
        if (position >= limit) {
            throw new BinXmlFault("it ends in the middle of an element");
        }
        return LittleEndian.u8(chunk.bytes(), position);
    }

    private int token() throws BinXmlFault {
        int token = peek();
        position++;
        return token;
    }

    private int number8() throws BinXmlFault {
        return token();
    }

    private int number16() throws BinXmlFault {
        need(2);
        int value = LittleEndian.u16(chunk.bytes(), position);
        position += 2;
        return value;
    }

    private long number32() throws BinXmlFault {
        need(4);
        long value = LittleEndian.u32(chunk.bytes(), position);
        position += 4;
        return value;
    }

    private void need(int count) throws BinXmlFault {
        if (count > limit - position) {
            throw new BinXmlFault("it ends in the middle of an element");
        }
    }

    private int endAfter(long length, String what) throws BinXmlFault {
        if (length > limit - position) {
            throw new BinXmlFault(what + " claims " + length + " bytes where " + (limit - position) + " remain");
        }
        return position + (int) length;
    }

    private BinXmlFault unexpected(int token, String expected) {
        return new BinXmlFault(String.format(
                Locale.ROOT, "byte 0x%02x at %d of the chunk where %s was expected", token, position - 1, expected));
    }
}
