package dev.hindcast.source.evtx;

/** The type bytes of binary XML values (MS-EVEN6 2.2.12.3), as they stand in a value's descriptor. */
final class ValueType {

    static final int NULL = 0x00;
    static final int STRING = 0x01;
    static final int ANSI = 0x02;
    static final int INT8 = 0x03;
    static final int UINT8 = 0x04;
    static final int INT16 = 0x05;
    static final int UINT16 = 0x06;
    static final int INT32 = 0x07;
    static final int UINT32 = 0x08;
    static final int INT64 = 0x09;
    static final int UINT64 = 0x0a;
    static final int FLOAT = 0x0b;
    static final int DOUBLE = 0x0c;
    static final int BOOL = 0x0d;
    static final int BINARY = 0x0e;
    static final int GUID = 0x0f;
    static final int SIZE_T = 0x10;
    static final int FILETIME = 0x11;
    static final int SYSTEMTIME = 0x12;
    static final int SID = 0x13;
    static final int HEX32 = 0x14;
    static final int HEX64 = 0x15;
    static final int BINXML = 0x21;
    /** Set for an array of the type in the other bits. */
    static final int ARRAY = 0x80;

    private ValueType() {}

    static boolean isArray(int type) {
        return (type & ARRAY) != 0;
    }

    /** The bytes of one item in an array; 0 where items carry their own length or end in a NUL. */
    static int itemBytes(int type) {
        return switch (type & ~ARRAY) {
            case INT8, UINT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT, BOOL, HEX32 -> 4;
            case INT64, UINT64, DOUBLE, FILETIME, HEX64 -> 8;
            case GUID, SYSTEMTIME -> 16;
            default -> 0;
        };
    }
}
