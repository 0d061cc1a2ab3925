package dev.hindcast.source.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian integers of a byte array, and whether anything stands there at all. Nothing here checks more than the array's own end. */
final class LittleEndian {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    /** 0 to 255. */
    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    /** 0 to 65,535. */
    static int u16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    static int i32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /** 0 to 4,294,967,295. */
    static long u32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xffffffffL;
    }

    static long i64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Whether all bytes from one index up to another are 0. */
    static boolean isZero(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    static void putI64(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }
}
