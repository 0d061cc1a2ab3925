package dev.hindcast.source.evtx;

/** The tokens of binary XML (MS-EVEN6 2.2.12): the low six bits of the byte that begins each part. */
final class Token {

    static final int END_OF_FRAGMENT = 0x00;
    static final int OPEN_ELEMENT = 0x01;
    static final int CLOSE_START_TAG = 0x02;
    static final int CLOSE_EMPTY_ELEMENT = 0x03;
    static final int END_ELEMENT = 0x04;
    static final int TEXT = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA = 0x07;
    static final int CHARACTER_REFERENCE = 0x08;
    static final int ENTITY_REFERENCE = 0x09;
    static final int PI_TARGET = 0x0a;
    static final int PI_DATA = 0x0b;
    static final int TEMPLATE_INSTANCE = 0x0c;
    static final int SUBSTITUTION = 0x0d;
    static final int OPTIONAL_SUBSTITUTION = 0x0e;
    static final int FRAGMENT_HEADER = 0x0f;

    /** Set where attributes, or more of the same text, follow. */
    static final int MORE = 0x40;

    /** Bytes of a fragment header: the token and the version, 1.1.0. */
    static final int FRAGMENT_HEADER_BYTES = 4;

    private Token() {}

    /** Whether an element begins here, with attributes or without. */
    static boolean isElement(int token) {
        return (token & ~MORE) == OPEN_ELEMENT;
    }
}
